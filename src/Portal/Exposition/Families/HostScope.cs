using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;

namespace Portal.Exposition.Families;

/// <summary>One host in one answer.</summary>
internal sealed class HostScope : LabelScope
{
    private UnassignedGuests? _unassigned;

    public HostAnswer Answer { get; private set; } = null!;

    /// <summary>Kinds that a collector is registered for.</summary>
    public ImmutableArray<GuestKind> Kinds { get; private set; }

    /// <summary>Null while the host is silent.</summary>
    public HostSnapshot? Snapshot => Answer.Snapshot;

    public HostSample? Machine => Answer.Snapshot?.Machine;

    public FetchStatus Fetch => Answer.Fetch;

    /// <summary>What the snapshot has aged since it was taken; its own ages grow by that.</summary>
    public long AgeNanoseconds => (Answer.SnapshotAge?.Ticks ?? 0) * TimeSpan.NanosecondsPerTick;

    public void Begin(LabelEntry labels, HostAnswer answer, ImmutableArray<GuestKind> kinds, UnassignedGuests unassigned)
    {
        Begin(labels);
        Answer = answer;
        Kinds = kinds;
        _unassigned = unassigned;
    }

    public override void Release()
    {
        Answer = null!;
        Kinds = [];
    }

    /// <summary>Absent while nobody can tell: the host is silent, or its collector of that kind failed or found no runtime.</summary>
    public MetricValue UnassignedOf(GuestKind kind) => Snapshot is { } snapshot && Counts(snapshot, kind) ? _unassigned!.Count(Answer.Name, kind.Name) : default(long?);

    private static bool Counts(HostSnapshot snapshot, GuestKind kind)
    {
        foreach (CollectorOutcome outcome in snapshot.Collectors.OrEmpty())
        {
            if (outcome.Tier == 0 && outcome.Success && string.Equals(outcome.Collector, kind.Name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
