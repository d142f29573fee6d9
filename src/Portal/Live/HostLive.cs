using System.Collections.Frozen;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>A host's newest snapshot beside an earlier one of the same boot, so that rates can be made. Immutable.</summary>
public sealed class HostLive
{
    private readonly FrozenDictionary<(string Kind, string RuntimeName), GuestSample> _before;

    internal HostLive(HostAnswer answer, HostSnapshot? before, bool isNew)
    {
        Answer = answer;
        IsNew = isNew;
        Before = before;
        Seconds = before is null ? null : (answer.Snapshot!.UptimeNanoseconds - before.UptimeNanoseconds) / 1e9;
        _before = before is null
            ? FrozenDictionary<(string, string), GuestSample>.Empty
            : before.Guests.DistinctBy(guest => (guest.Kind.Name, guest.RuntimeName)).ToFrozenDictionary(guest => (guest.Kind.Name, guest.RuntimeName));
    }

    public HostAnswer Answer { get; }

    public HostSample? Machine => Answer.Snapshot?.Machine;

    /// <summary>This snapshot was not in the frame before; a repeated one makes no second point in the history.</summary>
    public bool IsNew { get; }

    /// <summary>Null at first, after a boot and after a silence too long for a rate.</summary>
    public HostSnapshot? Before { get; }

    /// <summary>Between the two by the host's monotonic clock; null without an earlier one.</summary>
    public double? Seconds { get; }

    /// <summary>The guest in the earlier snapshot; null if it was not there or has been started since.</summary>
    public GuestSample? GuestBefore(GuestSample guest) =>
        _before.TryGetValue((guest.Kind.Name, guest.RuntimeName), out GuestSample? before) && string.Equals(before.RuntimeId, guest.RuntimeId, StringComparison.Ordinal) && before.StartedAt == guest.StartedAt
            ? before
            : null;
}
