using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>A host's newest snapshot beside an earlier one of the same boot, so that rates can be made. Immutable; both are the cluster's own, so that nothing is kept twice.</summary>
public sealed class HostLive
{
    // Never less: at one second, two periods are shorter than an answer that had to be asked for twice.
    private static readonly TimeSpan LeastLive = TimeSpan.FromSeconds(3);

    internal HostLive(HostAnswer answer, HostLive? earlier, TimeSpan period, TimeSpan sinceStart)
    {
        Answer = answer;
        Before = BeforeOf(answer);
        Seconds = Before is null ? null : (answer.Snapshot!.UptimeNanoseconds - Before.UptimeNanoseconds) / 1e9;
        IsNew = answer.Snapshot is { } snapshot && !IsSame(snapshot, earlier?.Answer.Snapshot);
        State = StateOf(answer, period, sinceStart);
    }

    public HostAnswer Answer { get; }

    public HostSample? Machine => Answer.Snapshot?.Machine;

    public DataState State { get; }

    /// <summary>This snapshot was not in the frame before; a repeated one makes no second point in the history.</summary>
    public bool IsNew { get; }

    /// <summary>Null at first, after a boot and after a silence too long for a rate.</summary>
    public HostSnapshot? Before { get; }

    /// <summary>Between the two by the host's monotonic clock; null without an earlier one.</summary>
    public double? Seconds { get; }

    private static DataState StateOf(HostAnswer answer, TimeSpan period, TimeSpan sinceStart)
    {
        if (answer.Snapshot is not null && answer.SnapshotAge is var age && (age is null || age <= LivePeriod.KeepStale))
        {
            TimeSpan live = period * 2 > LeastLive ? period * 2 : LeastLive;
            return age is null || age <= live ? DataState.Live : DataState.Stale;
        }

        if (answer.Fetch.LastSuccessAt is null)
        {
            bool early = sinceStart < LivePeriod.Unwatched * 2;
            return answer.Fetch.Result switch
            {
                FetchResult.Pending when answer.Fetch is { Reason: not null, Fetches: 0 } => DataState.NotAsked,
                FetchResult.Pending => DataState.Waiting,
                _ => early ? DataState.Waiting : DataState.Offline,
            };
        }

        return DataState.Offline;
    }

    private static bool IsSame(HostSnapshot now, HostSnapshot? shown) =>
        ReferenceEquals(now, shown) || (shown is not null && shown.UptimeNanoseconds == now.UptimeNanoseconds && string.Equals(shown.BootId, now.BootId, StringComparison.Ordinal));

    // A host that was cloned or restored keeps its boot id while its clock goes back.
    private static HostSnapshot? BeforeOf(HostAnswer answer)
    {
        if (answer is not { Snapshot: { } now, Previous: { } before } || !string.Equals(before.BootId, now.BootId, StringComparison.Ordinal))
        {
            return null;
        }

        TimeSpan between = TimeSpan.FromTicks((now.UptimeNanoseconds - before.UptimeNanoseconds) / 100);
        return between >= LivePeriod.ShortestRateInterval && between <= LivePeriod.LongestRateInterval ? before : null;
    }
}
