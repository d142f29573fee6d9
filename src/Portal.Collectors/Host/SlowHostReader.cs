using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Tier 1 of the host: filesystems, links, what disks are, temperatures and energy, read beside the snapshots on a thread of its own, and only while snapshots are taken.</summary>
/// <remarks>The result is one immutable object that is swapped whole; a run that is out is never started a second time.</remarks>
internal sealed class SlowHostReader
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Values older than this are left out.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(15);

    // Snapshots that come every 5 s come a little early now and then; waiting for the next would double the age.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    private const string TookTooLong = "A link or a sensor did not answer in time.";

    private readonly TimeProvider _clock;
    private readonly TierOutcome _outcome;
    private readonly FilesystemReader _filesystems;
    private readonly LinkReader _links;
    private readonly DiskFactsReader _disks;
    private readonly TemperatureReader _temperatures;
    private readonly EnergyReader _energy;
    private volatile SlowHostValues? _values;
    private Task _run = Task.CompletedTask;
    private long? _startedAt;

    public SlowHostReader(KernelFiles files, Func<string, FilesystemUsage?> statvfs, TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _outcome = new TierOutcome(tier: 1, clock, logger);
        _filesystems = new FilesystemReader(files, statvfs, clock, _outcome);
        _links = new LinkReader(files);
        _disks = new DiskFactsReader(files);
        _temperatures = new TemperatureReader(files);
        _energy = new EnergyReader(files);
    }

    /// <summary>The run that is out, or the last one.</summary>
    public Task Run => _run;

    /// <summary>The newest values with their age in the outcome; starts a run if one is due. Null until the first run has ended. Values that are too old are left out, their outcome stays.</summary>
    public SlowHostValues? Newest()
    {
        SlowHostValues? newest = _values;
        if (_run.IsCompleted && (_startedAt is null || _clock.GetElapsedTime(_startedAt.Value) >= Period - Slack))
        {
            _startedAt = _clock.GetTimestamp();
            _run = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        bool stuck = IsStuck();
        if (newest is not { } values)
        {
            return stuck ? new SlowHostValues { TakenAt = _startedAt!.Value, Outcome = Stuck(new CollectorOutcome { Collector = "host", Tier = 1 }) } : null;
        }

        TimeSpan age = _clock.GetElapsedTime(values.TakenAt);
        CollectorOutcome outcome = values.Outcome with { AgeNanoseconds = (long)age.TotalNanoseconds };
        outcome = stuck ? Stuck(outcome) : outcome;
        return age > LongestAge ? new SlowHostValues { TakenAt = values.TakenAt, Outcome = outcome } : values with { Outcome = outcome };
    }

    // Filesystems have their own deadline, so this is a driver that does not answer: a sensor's, a link's.
    private bool IsStuck() => !_run.IsCompleted && _clock.GetElapsedTime(_startedAt!.Value) > LongestAge;

    private static CollectorOutcome Stuck(CollectorOutcome outcome) => outcome with
    {
        Success = false,
        Reason = CollectorFailure.Timeout,
        Error = TookTooLong,
        OverdueCalls = outcome.OverdueCalls + 1,
    };

    private void Read()
    {
        long takenAt = _clock.GetTimestamp();
        _outcome.Begin();
        try
        {
            ImmutableArray<HostFilesystem> filesystems = _filesystems.Read();
            IReadOnlyDictionary<string, LinkState> links = _links.Read();
            IReadOnlyDictionary<string, DiskFacts> disks = _disks.Read();
            ImmutableArray<HostTemperature> temperatures = _temperatures.Read();
            ImmutableArray<HostEnergy> energy = _energy.Read();
            if (_clock.GetElapsedTime(takenAt) > LongestAge)
            {
                _outcome.Note(CollectorFailure.Timeout, TookTooLong);
            }

            _values = new SlowHostValues
            {
                TakenAt = takenAt,
                Filesystems = filesystems,
                Links = links,
                Disks = disks,
                Temperatures = temperatures,
                Energy = energy,
                Outcome = _outcome.End(_filesystems.OverdueCalls),
            };
        }
        catch (Exception fault)
        {
            // The border of the unit: nobody awaits this thread, and a fault not foreseen must be seen. The last values stay until they are too old.
            _outcome.Note(CollectorFailure.Internal, $"Slow values of the host failed with {fault.GetType().Name}.");
            SlowHostValues last = _values ?? new SlowHostValues { TakenAt = takenAt, Outcome = _outcome.End() };
            _values = last with { Outcome = _outcome.End(_filesystems.OverdueCalls) };
        }
    }
}
