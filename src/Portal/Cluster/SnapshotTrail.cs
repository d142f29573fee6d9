using System.Collections.Frozen;
using Portal.Collectors;

namespace Portal.Cluster;

/// <summary>The last few snapshots of one host, so that a rate can be taken against one that is about a second older, or more.</summary>
/// <remarks>One thread at a time. Bounded: only the newest snapshot that is old enough, and what came after it, is kept.</remarks>
internal sealed class SnapshotTrail
{
    /// <summary>Below this the clock ticks of 10 ms make a rate coarse. Short of a second, so that snapshots streamed each second are compared with the one before and not, when one comes early, with the one before that.</summary>
    public const long SmallestGapNanoseconds = 900_000_000;

    private readonly Queue<KeptSnapshot> _kept = new();
    private KeptSnapshot? _baseline;

    /// <summary>Takes in the host's newest snapshot and answers with the newest one that is old enough to compare with; null when there is none, or when the host booted in between.</summary>
    public KeptSnapshot? Advance(HostSnapshot newest)
    {
        KeptSnapshot? last = _kept.Count > 0 ? _kept.Last() : _baseline;
        if (last is not null && last.Snapshot.BootId != newest.BootId)
        {
            _kept.Clear();
            _baseline = null;
        }

        while (_kept.TryPeek(out KeptSnapshot? oldest) && newest.UptimeNanoseconds - oldest.Snapshot.UptimeNanoseconds >= SmallestGapNanoseconds)
        {
            _baseline = _kept.Dequeue();
        }

        if (!ReferenceEquals(last?.Snapshot, newest))
        {
            _kept.Enqueue(new KeptSnapshot(newest));
        }

        return _baseline;
    }
}

/// <summary>A snapshot with its guests by identity.</summary>
internal sealed class KeptSnapshot(HostSnapshot snapshot)
{
    private FrozenDictionary<(GuestKind Kind, string RuntimeName), GuestSample>? _guests;

    public HostSnapshot Snapshot { get; } = snapshot;

    /// <summary>The same run of the same guest: a container made anew or a restarted guest is another one.</summary>
    public GuestSample? Find(GuestSample now)
    {
        _guests ??= Snapshot.Guests.DistinctBy(guest => (guest.Kind, guest.RuntimeName)).ToFrozenDictionary(guest => (guest.Kind, guest.RuntimeName));
        return _guests.TryGetValue((now.Kind, now.RuntimeName), out GuestSample? before) && before.RuntimeId == now.RuntimeId && before.StartedAt == now.StartedAt
            ? before
            : null;
    }
}
