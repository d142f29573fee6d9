using Portal.Cluster;

namespace Portal.Live.Events;

/// <summary>Hosts that fell silent, came back or booted.</summary>
internal sealed class HostChanges(EventBook book)
{
    // A single late answer is no event.
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    public void Look(LiveFrame frame)
    {
        foreach (HostLive host in frame.Hosts)
        {
            HostAnswer answer = host.Answer;
            Known before = _known.GetValueOrDefault(answer.Name);
            bool silent = host.State is DataState.Offline || (host.State is DataState.Stale && answer.SnapshotAge >= Silent);
            bool live = host.State is DataState.Live;
            if (silent && before is { WasLive: true, IsSilent: false })
            {
                // Where the line in its charts ends, which is not when somebody noticed.
                DateTimeOffset since = answer.Fetch.FailingSince ?? answer.Fetch.LastSuccessAt ?? frame.Snapshot.TakenAt;
                Add(since, LiveEventKind.HostSilent, answer.Name, after: answer.Fetch.Reason);
            }
            else if (live && before.IsSilent)
            {
                Add(frame.Snapshot.TakenAt, LiveEventKind.HostBack, answer.Name);
            }

            string? boot = live ? answer.Snapshot?.BootId : null;
            if (boot is not null && before.BootId is not null && boot != before.BootId)
            {
                Add(answer.Snapshot?.Machine?.BootedAt ?? frame.Snapshot.TakenAt, LiveEventKind.HostBooted, answer.Name);
            }

            _known[answer.Name] = new Known(before.WasLive || live, silent || (before.IsSilent && !live), boot ?? before.BootId);
        }
    }

    private void Add(DateTimeOffset at, LiveEventKind kind, string host, string? after = null) =>
        book.Add(new LiveEvent(at, kind, EventSubject.OfHost(host), host, After: after));

    private readonly record struct Known(bool WasLive, bool IsSilent, string? BootId);
}
