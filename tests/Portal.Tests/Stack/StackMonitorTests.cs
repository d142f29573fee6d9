using Microsoft.Extensions.Logging.Abstractions;
using Portal.Stack;
using Portal.Tests.Support;

namespace Portal.Tests.Stack;

public sealed class StackMonitorTests
{
    private readonly ManualTimeProvider _clock = new();
    private volatile ProbeAnswer _grafana = ProbeAnswer.Good;
    private int _asked;

    [Fact]
    public async Task Nobody_is_asked_while_nobody_watches_and_every_second_while_a_history_is_on_screen()
    {
        using StackMonitor monitor = await StartAsync();
        Assert.Equal(0, _asked);
        using IStackWatch watch = monitor.Watch(static () => { });
        await AskedAsync(1);
        await PassAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(1, _asked);
        await PassAsync(TimeSpan.FromSeconds(1));
        await AskedAsync(2);
        watch.LookAt(history: true);
        await AskedAsync(3);
        await PassAsync(TimeSpan.FromSeconds(1));
        await AskedAsync(4);
    }

    [Fact]
    public async Task A_page_hears_within_three_seconds_that_grafana_stopped_and_that_it_is_back()
    {
        using StackMonitor monitor = await StartAsync();
        int told = 0;
        using IStackWatch watch = monitor.Watch(() => Interlocked.Increment(ref told));
        watch.LookAt(history: true);
        await Until.HoldsAsync("Grafana is up", TimeSpan.FromSeconds(5), () => Task.FromResult(monitor.State.Grafana.IsUp));
        _grafana = new ProbeAnswer(true, "502");
        int before = told;
        await UntilAsync(monitor, state => state.Grafana.IsDown, TimeSpan.FromSeconds(3));
        Assert.Equal("502", monitor.State.Grafana.Reason);
        Assert.Equal(before + 1, told);
        _grafana = ProbeAnswer.Good;
        await UntilAsync(monitor, state => state.Grafana.IsUp, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task What_is_not_configured_is_never_asked()
    {
        using StackMonitor monitor = await StartAsync();
        await monitor.NewestAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PartState.NotConfigured, monitor.State.Prometheus);
        Assert.True(monitor.State.Grafana.IsUp);
    }

    private async Task<StackMonitor> StartAsync()
    {
        var monitor = new StackMonitor(
            new PartProbe((_, _) =>
            {
                Interlocked.Increment(ref _asked);
                return Task.FromResult(_grafana);
            }, _clock),
            new PartProbe(null, _clock),
            _clock,
            NullLogger<StackMonitor>.Instance);
        await monitor.StartAsync(TestContext.Current.CancellationToken);
        return monitor;
    }

    private Task AskedAsync(int times) => Until.HoldsAsync($"asked {times} times", TimeSpan.FromSeconds(5), () => Task.FromResult(_asked == times ? null : $"{_asked} times"));

    private async Task UntilAsync(StackMonitor monitor, Func<StackState, bool> holds, TimeSpan most)
    {
        TimeSpan step = TimeSpan.FromMilliseconds(100);
        for (TimeSpan passed = TimeSpan.Zero; !holds(monitor.State); passed += step)
        {
            Assert.True(passed <= most, $"not within {most}");
            await PassAsync(step);
        }
    }

    // The loop arms its pause on another thread: the clock waits for it.
    private async Task PassAsync(TimeSpan by)
    {
        await Until.HoldsAsync("the loop pauses", TimeSpan.FromSeconds(5), () => Task.FromResult(_clock.ArmedTimers > 0));
        _clock.Advance(by);
    }
}
