using Portal.Cluster;
using Portal.Cluster.Members;

namespace Portal.Tests.Cluster.Members;

public sealed class HostPresenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(0, PresenceState.Live)]
    [InlineData(10, PresenceState.Live)]
    [InlineData(11, PresenceState.Stale)]
    [InlineData(30, PresenceState.Stale)]
    [InlineData(31, PresenceState.Offline)]
    public void A_host_that_fails_is_live_then_stale_then_offline(int secondsOfFailing, PresenceState expected)
    {
        DateTimeOffset since = Now.AddSeconds(-secondsOfFailing);
        HostPresence presence = HostPresence.Of(new FetchStatus { Result = FetchResult.Timeout, LastSuccessAt = since.AddSeconds(-1), FailingSince = since, Reason = "It was silent." }, Now);

        Assert.Equal(expected, presence.State);
        Assert.Equal(expected == PresenceState.Live ? null : since, presence.Since);
        Assert.Equal(expected == PresenceState.Live ? null : "It was silent.", presence.Why);
    }

    [Fact]
    public void A_host_that_nobody_asks_is_not_silent() =>
        Assert.Equal(PresenceState.Live, HostPresence.Of(new FetchStatus { Result = FetchResult.Ok, LastSuccessAt = Now.AddHours(-1) }, Now).State);

    [Fact]
    public void A_host_that_never_answered_is_offline_at_once()
    {
        HostPresence presence = HostPresence.Of(new FetchStatus { Result = FetchResult.Refused, FailingSince = Now, Reason = "It refused." }, Now);
        Assert.Equal(new HostPresence(PresenceState.Offline, Now, "It refused."), presence);
    }

    [Fact]
    public void A_host_that_is_not_asked_says_why() =>
        Assert.Equal(new HostPresence(PresenceState.Offline, null, "It is denied."), HostPresence.Of(new FetchStatus { Reason = "It is denied." }, Now));

    [Fact]
    public void Before_the_first_answer_nothing_is_known() =>
        Assert.Equal(PresenceState.Unknown, HostPresence.Of(new FetchStatus(), Now).State);
}
