using Portal.Collectors;
using Portal.Live;
using Portal.Live.Events;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live.Events;

public sealed class CollectorTimesTests
{
    private static readonly CollectorOutcome Works = new() { Collector = "docker", Tier = 0, Success = true };
    private static readonly CollectorOutcome Fails = Works with { Success = false, Reason = CollectorFailure.Denied };

    private readonly CollectorTimes _times = new();
    private readonly LiveHistory _history = new(new ManualTimeProvider(Start));

    [Fact]
    public void The_last_success_and_the_first_failure_after_it_are_kept()
    {
        See(0, Works);
        See(1, Works);
        See(2, Fails);
        See(3, Fails);
        Assert.Equal(new CollectorTime(Start.AddSeconds(1), Start.AddSeconds(2)), _times.Of("a", Fails));
        See(4, Works);
        Assert.Equal(new CollectorTime(Start.AddSeconds(4), null), _times.Of("a", Works));
    }

    [Fact]
    public void One_that_never_worked_has_no_success()
    {
        See(0, Fails);
        Assert.Equal(new CollectorTime(null, Start), _times.Of("a", Fails));
        Assert.Equal(default, _times.Of("b", Fails));
    }

    private void See(double at, CollectorOutcome outcome)
    {
        _history.Add(Joint(at, [Answer("a", TakenOf("a", at) with { Collectors = [outcome] })]));
        _times.Read(_history.Newest);
    }
}
