using Microsoft.Extensions.Logging;
using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Collectors.Kernel;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

public sealed class SlowHostReaderTests : IDisposable
{
    private static readonly FilesystemUsage Usage = new(1000, 600, 500, 0, 0);

    private readonly FakeKernel _kernel = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Slow_values_carry_their_age_and_end_when_they_are_too_old()
    {
        _kernel.Copy("captured");
        HostCollector collector = new(_kernel.Files, _clock, null, _ => Usage);
        Assert.Single(collector.Collect().Outcomes);
        await collector.Slow.Run;

        _clock.Advance(TimeSpan.FromSeconds(3));
        HostCollection collection = collector.Collect();
        Assert.Equal(3_000_000_000, collection.Outcomes[1].AgeNanoseconds);
        Assert.Single(collection.Machine.Filesystems);

        _clock.Advance(TimeSpan.FromSeconds(13));
        collection = collector.Collect();
        Assert.Equal(16_000_000_000, collection.Outcomes[1].AgeNanoseconds);
        Assert.True(collection.Machine.Filesystems.IsDefault);

        await collector.Slow.Run;       // that call had it read again
        Assert.Single(collector.Collect().Machine.Filesystems);
    }

    [Fact]
    public async Task A_list_of_mounts_that_is_missing_costs_filesystems_alone()
    {
        _kernel.Copy("captured").Delete("proc/1").Write("sys/class/net/eth0/operstate", "up\n").Write("sys/class/net/eth0/speed", "1000\n");
        HostCollector collector = new(_kernel.Files, _clock, null, _ => Usage);
        collector.Collect();
        await collector.Slow.Run;
        HostCollection collection = collector.Collect();

        Assert.Equal([true, false], collection.Outcomes.Select(outcome => outcome.Success));
        Assert.True(collection.Machine.Filesystems.IsDefault);
        NetworkCounters eth0 = collection.Machine.Networks.Single(network => network.Interface == "eth0");
        Assert.Equal((true, 125_000_000L), (eth0.Up!.Value, eth0.SpeedBytesPerSecond!.Value));
    }

    [Fact]
    public async Task A_sensor_that_hangs_is_told_and_costs_one_thread()
    {
        _kernel.Copy("captured");
        HostCollector collector = new(_kernel.Files, _clock, null, _ => Usage);
        Directory.CreateDirectory(_kernel.Locate("sys/class/hwmon/hwmon0"));
        string sensor = _kernel.Locate("sys/class/hwmon/hwmon0/name");
        await Command.RunAsync("mkfifo", sensor);      // opening it waits for a writer, as a dead driver makes its readers wait
        collector.Collect();
        Task run = collector.Slow.Run;

        _clock.Advance(SlowHostReader.LongestAge + TimeSpan.FromSeconds(1));
        HostCollection collection = collector.Collect();

        Assert.True(collection.Outcomes[0].Success);
        Assert.Equal((false, CollectorFailure.Timeout, 1), (collection.Outcomes[1].Success, collection.Outcomes[1].Reason!.Value, collection.Outcomes[1].OverdueCalls));
        Assert.Same(run, collector.Slow.Run);

        using (File.OpenHandle(sensor, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // A writer that came and went lets the reader go.
        }

        await run;
        _kernel.Delete("sys/class/hwmon");
        Assert.Equal([(CollectorFailure.Timeout, 1L)], collector.Collect().Outcomes[1].Failures.Select(failure => (failure.Reason, failure.Count)));
        await collector.Slow.Run;
        Assert.True(collector.Collect().Outcomes[1].Success);
    }

    [Fact]
    public void The_log_has_a_line_a_minute_and_one_at_recovery()
    {
        Lines lines = new();
        TierOutcome outcome = new(0, _clock, lines);
        Run(fails: true);
        Run(fails: true);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Run(fails: true);
        Run(fails: false);
        Run(fails: false);

        Assert.Equal(["Warning", "Warning", "Information"], lines.Levels);

        void Run(bool fails)
        {
            outcome.Begin();
            if (fails)
            {
                outcome.Note(CollectorFailure.Denied, "It may not be read.");
            }

            outcome.End();
        }
    }

    private sealed class Lines : ILogger
    {
        public List<string> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel.ToString());
    }
}
