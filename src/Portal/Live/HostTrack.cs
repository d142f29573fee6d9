using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Follows one host from snapshot to snapshot and picks the pair that rates are made of. Not thread-safe: the tick owns it.</summary>
internal sealed class HostTrack
{
    private HostSnapshot? _newest;
    private HostSnapshot? _before;
    private HostSnapshot? _shown;

    public HostLive Follow(HostAnswer answer)
    {
        if (answer.Snapshot is not { } snapshot)
        {
            return new HostLive(answer, before: null, isNew: false);
        }

        bool isNew = !ReferenceEquals(_shown, snapshot) && _shown?.UptimeNanoseconds != snapshot.UptimeNanoseconds;
        _shown = snapshot;
        if (!SameBoot(_newest, snapshot))
        {
            _before = null;
            _newest = snapshot;
        }
        else if (Between(_newest!, snapshot) is { } interval && interval >= LivePeriod.ShortestRateInterval)
        {
            _before = interval <= LivePeriod.LongestRateInterval ? _newest : null;
            _newest = snapshot;
        }

        // Within the shortest interval (a scrape came between) the pair stays as it was, with the newer end.
        return new HostLive(answer, SameBoot(_before, snapshot) ? _before : null, isNew);
    }

    // Its clock may not go back either: a host that was cloned or restored keeps its boot id.
    private static bool SameBoot(HostSnapshot? earlier, HostSnapshot later) =>
        earlier is not null && string.Equals(earlier.BootId, later.BootId, StringComparison.Ordinal) && earlier.UptimeNanoseconds <= later.UptimeNanoseconds;

    private static TimeSpan Between(HostSnapshot earlier, HostSnapshot later) =>
        TimeSpan.FromTicks((later.UptimeNanoseconds - earlier.UptimeNanoseconds) / 100);
}
