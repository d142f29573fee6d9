using Portal.Collectors;

namespace Portal.Live.Events;

/// <summary>When each collector of each host succeeded last, and since when it fails. Written by the tick, read from any thread.</summary>
public sealed class CollectorTimes : ILiveReader
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Host, string Collector, int Tier), CollectorTime> _times = [];

    public void Read(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        lock (_gate)
        {
            foreach (HostLive host in frame.Hosts)
            {
                if (host is not { IsNew: true, Answer.Snapshot: { } snapshot })
                {
                    continue;
                }

                DateTimeOffset at = frame.Snapshot.TakenAt - (host.Answer.SnapshotAge ?? TimeSpan.Zero);
                foreach (CollectorOutcome outcome in snapshot.Collectors)
                {
                    var key = (host.Answer.Name, outcome.Collector, outcome.Tier);
                    CollectorTime before = _times.GetValueOrDefault(key);
                    DateTimeOffset ran = at - TimeSpan.FromTicks((outcome.AgeNanoseconds ?? 0) / 100);
                    _times[key] = outcome.Success ? new CollectorTime(ran, null) : before with { FailingSince = before.FailingSince ?? at };
                }
            }
        }
    }

    /// <summary>Nothing known for one that was never seen.</summary>
    public CollectorTime Of(string host, CollectorOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        lock (_gate)
        {
            return _times.GetValueOrDefault((host, outcome.Collector, outcome.Tier));
        }
    }
}

/// <param name="LastSuccessAt">Null if it never succeeded while the program watched.</param>
/// <param name="FailingSince">Null while it works.</param>
public readonly record struct CollectorTime(DateTimeOffset? LastSuccessAt, DateTimeOffset? FailingSince);
