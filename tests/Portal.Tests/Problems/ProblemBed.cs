using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Live;
using Portal.Problems;
using Portal.Problems.Detectors;
using Portal.Tests.Components.Pages;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>The search for problems over snapshots made by hand, a second apart, long after the start.</summary>
internal sealed class ProblemBed
{
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly LiveHistory _history;
    private readonly ProblemWatch _watch;

    public ProblemBed(TimeSpan? sinceStart = null)
    {
        _history = new LiveHistory(_clock);
        _clock.Advance(sinceStart ?? TimeSpan.FromSeconds(20));
        _watch = ProblemsRegistration.Watch(Limits, Stack, () => Scrapes, NullLogger<ProblemWatch>.Instance, new OpenDoors(Access));
    }

    public ProblemsSection Limits { get; } = new();

    public FixedStack Stack { get; } = new();

    public ScrapeTimes Scrapes { get; set; } = ScrapeTimes.Never;

    public FixedAccess Access { get; } = new();

    public ProblemList List => _watch.Newest;

    public IEnumerable<string> Codes => List.Active.Select(problem => problem.Code);

    public double Seconds => (_clock.GetUtcNow() - Start).TotalSeconds;

    /// <summary>What one more look at the newest frame allocates.</summary>
    public long AllocatedBytes()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _watch.Read(_history.Newest);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <param name="snapshot">Made of the seconds since <see cref="Start"/>.</param>
    public ProblemList Look(Func<double, ClusterSnapshot> snapshot, int times = 1, double everySeconds = 1)
    {
        for (int i = 0; i < times; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(everySeconds));
            _history.Add(snapshot(Seconds));
            _watch.Read(_history.Newest);
        }

        return List;
    }
}
