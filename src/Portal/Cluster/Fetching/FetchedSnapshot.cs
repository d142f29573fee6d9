using Portal.Collectors;

namespace Portal.Cluster.Fetching;

/// <summary>What came of asking one host once.</summary>
public sealed record FetchedSnapshot
{
    /// <summary>Never <see cref="FetchResult.Pending"/>.</summary>
    public required FetchResult Result { get; init; }

    /// <summary>Null unless the result is ok.</summary>
    public HostSnapshot? Snapshot { get; init; }

    /// <summary>From a host without a portal; null from every other.</summary>
    public TestbedReadings? Testbed { get; init; }

    /// <summary>A sentence of ours for people; holds nothing that came from outside. Null when ok.</summary>
    public string? Reason { get; init; }

    /// <summary>Bytes of the body, whether or not anything came of them.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>How old the snapshot was when the host sent it, as the host stated it; null where it stated none.</summary>
    public TimeSpan? StatedAge { get; init; }

    /// <summary>The host's clock minus ours at the middle of the fetch; null where the host stated no age.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>It came on a stream: nobody asked for it, so there is no time that the answer took.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>From the start of the request to its end, failed or not.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Values and parts of the document that can't be and were left out.</summary>
    public int ImpossibleValues { get; init; }

    public static FetchedSnapshot Failed(FetchResult result, string reason, TimeSpan duration, long receivedBytes = 0) =>
        new() { Result = result, Reason = reason, Duration = duration, ReceivedBytes = receivedBytes };
}
