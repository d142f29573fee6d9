using Portal.Stack;
using Portal.Tests.Support;

namespace Portal.Tests.Stack;

public sealed class PartHealthTests
{
    private static readonly ProbeAnswer Bad = new(true, "502");

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Two_failures_are_down_since_the_first_of_them()
    {
        PartHealth health = new(_clock);
        Assert.True(health.Take(ProbeAnswer.Good));
        DateTimeOffset first = Later();
        Assert.False(health.Take(Bad));
        Assert.True(health.IsUnsettled);
        Later();
        Assert.True(health.Take(Bad));
        Assert.Equal(new PartState(Availability.Down, first, "502"), health.State);
        Assert.False(health.IsUnsettled);
    }

    [Fact]
    public void One_failure_among_answers_is_nothing()
    {
        PartHealth health = new(_clock);
        Assert.Equal([true, false, false, false], ((ProbeAnswer[])[ProbeAnswer.Good, Bad, ProbeAnswer.Good, Bad]).Select(health.Take));
        Assert.True(health.State.IsUp);
    }

    [Fact]
    public void It_is_up_again_after_two_answers_and_a_new_reason_keeps_the_time()
    {
        PartHealth health = new(_clock);
        health.Take(Bad);
        health.Take(Bad);
        DateTimeOffset? since = health.State.Since;
        Later();
        Assert.True(health.Take(new ProbeAnswer(false, "connection refused")));
        Assert.Equal((since, "connection refused"), (health.State.Since, health.State.Reason));
        Assert.False(health.Take(ProbeAnswer.Good));
        Assert.True(health.State.IsDown);
        Assert.True(health.Take(ProbeAnswer.Good));
        Assert.True(health.State.IsUp);
    }

    private DateTimeOffset Later()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return _clock.GetUtcNow();
    }
}
