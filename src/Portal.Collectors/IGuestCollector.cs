namespace Portal.Collectors;

/// <summary>Measures every guest of one kind on this host. A new kind is one implementation in a folder of its own, and one line of registration.</summary>
/// <remarks>Called by one thread at a time. It answers within <see cref="SnapshotCollector.Deadline"/> with what it has: a call that hangs is left behind on its own thread and reported, never awaited.</remarks>
public interface IGuestCollector
{
    GuestKind Kind { get; }

    /// <summary>Never throws for a guest or a runtime that is gone or odd: that is an outcome.</summary>
    ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken);
}
