using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class HostLiveTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_first_snapshot_has_nothing_before_it()
    {
        HostLive live = Of(Answer("a", TakenOf("a", 10)));
        Assert.Null(live.Before);
        Assert.Null(live.Seconds);
        Assert.True(live.IsNew);
    }

    [Fact]
    public void Seconds_between_snapshots_come_from_the_hosts_uptime() =>
        Assert.Equal(1.25, Of(Answer("a", TakenOf("a", 11.25), before: TakenOf("a", 10))).Seconds!.Value, 6);

    [Theory]
    [InlineData(11, "boot-2")]
    [InlineData(3, "boot-1")]
    [InlineData(100, "boot-1")]
    [InlineData(10.1, "boot-1")]
    public void No_rate_is_made_across_a_boot_a_clock_that_went_back_a_long_silence_or_no_time(double now, string boot) =>
        Assert.Null(Of(Answer("a", TakenOf("a", now, boot), before: TakenOf("a", 10))).Before);

    [Fact]
    public void A_repeated_snapshot_is_not_new_and_keeps_its_rate()
    {
        HostAnswer answer = Answer("a", TakenOf("a", 11), before: TakenOf("a", 10));
        HostLive again = Of(answer with { SnapshotAge = TimeSpan.FromSeconds(1) }, Of(answer));
        Assert.False(again.IsNew);
        Assert.Equal(1, again.Seconds!.Value, 6);
    }

    [Fact]
    public void Nothing_but_the_clusters_own_snapshots_is_kept()
    {
        HostSnapshot before = TakenOf("a", 10);
        Assert.Same(before, Of(Answer("a", TakenOf("a", 11), before: before)).Before);
    }

    [Theory]
    [InlineData(1, 3, DataState.Live)]
    [InlineData(1, 3.1, DataState.Stale)]
    [InlineData(5, 10, DataState.Live)]
    [InlineData(5, 10.1, DataState.Stale)]
    [InlineData(5, 30, DataState.Stale)]
    [InlineData(5, 30.1, DataState.Offline)]
    public void Two_periods_are_live_half_a_minute_is_stale_and_more_is_offline(double period, double age, DataState state)
    {
        HostAnswer answer = Answer("a", TakenOf("a", 10), TimeSpan.FromSeconds(age));
        Assert.Equal(state, new HostLive(answer with { Fetch = answer.Fetch with { LastSuccessAt = Start } }, null, TimeSpan.FromSeconds(period), LongAgo).State);
    }

    [Theory]
    [InlineData(FetchResult.Refused, null, 4, DataState.Waiting)]
    [InlineData(FetchResult.Refused, null, 11, DataState.Offline)]
    [InlineData(FetchResult.Pending, null, 60, DataState.Waiting)]
    [InlineData(FetchResult.Pending, "Why not.", 60, DataState.NotAsked)]
    public void A_host_that_never_answered_is_no_problem_before_two_periods_have_passed(FetchResult result, string? reason, double sinceStart, DataState state)
    {
        HostAnswer answer = Answer("a", null) with { Fetch = new FetchStatus { Result = result, Reason = reason } };
        Assert.Equal(state, new HostLive(answer, null, LivePeriod.Unwatched, TimeSpan.FromSeconds(sinceStart)).State);
    }

    private static HostLive Of(HostAnswer answer, HostLive? earlier = null) => new(answer, earlier, LivePeriod.Watched, LongAgo);
}
