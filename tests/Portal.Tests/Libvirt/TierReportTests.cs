using Microsoft.Extensions.Logging;
using Portal.Collectors;
using Portal.Collectors.Libvirt;
using Portal.Tests.Support;

namespace Portal.Tests.Libvirt;

public sealed class TierReportTests
{
    private static readonly LibvirtFailure Dead = new(CollectorFailure.Unreachable, "libvirt can't be asked.");

    private readonly ManualTimeProvider _clock = new();
    private readonly LineLogger _log = new();

    [Fact]
    public void Nothing_is_reported_before_the_first_run() => Assert.Null(new TierReport(1, _clock, _log).ToOutcome(null, null, 0));

    [Fact]
    public void Counts_failures_by_reason_and_forgets_the_guests_of_a_failed_run()
    {
        TierReport report = new(0, _clock, _log);
        report.Ended(Dead, TimeSpan.FromMilliseconds(3));
        report.Ended(Dead, TimeSpan.FromMilliseconds(3));
        report.Ended(LibvirtFailure.Overdue, TimeSpan.FromMilliseconds(120));

        CollectorOutcome outcome = report.ToOutcome(guests: 4, ageNanoseconds: 0, overdueCalls: 1)!;
        Assert.False(outcome.Success);
        Assert.Null(outcome.Guests);
        Assert.Equal(CollectorFailure.Timeout, outcome.Reason);
        Assert.Equal([new FailureCount(CollectorFailure.Timeout, 1), new FailureCount(CollectorFailure.Unreachable, 2)], outcome.Failures);
        Assert.Equal(120_000_000, outcome.DurationNanoseconds);
    }

    [Fact]
    public void Writes_one_line_for_a_fault_and_one_when_it_is_over()
    {
        TierReport report = new(0, _clock, _log);
        for (int run = 0; run < 100; run++)
        {
            report.Ended(Dead, TimeSpan.Zero);
        }

        report.Ended(null, TimeSpan.Zero);
        report.Ended(null, TimeSpan.Zero);
        Assert.Equal(["Warning: libvirt tier 0: libvirt can't be asked.", "Information: libvirt tier 0 is well again"], _log.Lines);
    }

    [Fact]
    public void A_fault_that_comes_and_goes_is_written_once_a_minute()
    {
        TierReport report = new(0, _clock, _log);
        for (int second = 0; second < 120; second++)
        {
            report.Ended(second % 2 == 0 ? Dead : null, TimeSpan.Zero);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, _log.Lines.Count);
    }

    private sealed class LineLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
