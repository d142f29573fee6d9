using Portal.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

public sealed class SimulatedSamplerTests
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_silent_spell_lasts_longer_than_the_thirty_seconds_after_which_a_host_is_offline()
    {
        var silence = new Silence(Origin);
        int silent = Enumerable.Range(0, 240).Count(second => silence.IsAt(Origin.AddMinutes(10).AddSeconds(second)));
        Assert.Equal(40, silent);
        Assert.False(silence.IsAt(Origin));
        Assert.False(silence.IsAt(Origin.AddSeconds(119)));
        Assert.True(silence.IsAt(Origin.AddSeconds(120)));
    }

    [Fact]
    public async Task A_silent_host_answers_nobody_and_lets_go_of_whoever_gives_up()
    {
        var clock = new ManualTimeProvider(Origin.AddSeconds(130));
        var sampler = new SimulatedSampler(SimulatedHost.Create("demo-3", 2, Origin), new Silence(Origin), clock);
        using var patience = new CancellationTokenSource();
        Task<Portal.Collectors.HostSnapshot> asked = sampler.GetAsync(TimeSpan.Zero, patience.Token).AsTask();
        Assert.False(asked.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_snapshot_is_taken_again_only_when_it_is_older_than_asked_for()
    {
        var clock = new ManualTimeProvider(Origin);
        var sampler = new SimulatedSampler(SimulatedHost.Create("demo-1", 2, Origin), null, clock);
        Portal.Collectors.HostSnapshot first = await sampler.GetAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Same(first, await sampler.GetAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(Origin.AddMilliseconds(1_100), (await sampler.GetAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)).TakenAt);
    }
}
