using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Fetching;

public sealed class MemberFetchTests : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(4.5);

    private readonly ManualTimeProvider _clock = new();
    private readonly FakeHostSource _source = new("b");
    private readonly MemberFetch _fetch;

    public MemberFetchTests() => _fetch = new MemberFetch(
        new Member { Name = "b", Mode = "client", Protocol = MemberProtocol.Plain, Address = new Uri("http://10.0.0.2:3357") }, _source, _clock, new FanoutLog(NullLogger.Instance, _clock));

    public void Dispose() => _fetch.Dispose();

    [Fact]
    public async Task One_request_serves_all_who_wait_for_it()
    {
        Task<MemberAnswer>[] waiting = [.. Enumerable.Range(0, 40).Select(_ => Ask())];
        _source.Answer(FakeHostSource.Good("b"));
        MemberAnswer[] answers = await Task.WhenAll(waiting);
        Assert.Equal(1, _source.Asked);
        Assert.Single(answers.Select(answer => answer.Answer.Snapshot).Distinct());
        Assert.Equal((1L, 100L), (answers[0].Answer.Fetch.Fetches, answers[0].Answer.Fetch.ReceivedBytes));
    }

    [Fact]
    public async Task A_young_snapshot_is_given_without_a_request_and_its_age_grows()
    {
        await AnswerAsync(FakeHostSource.Good("b", age: TimeSpan.FromMilliseconds(100)));
        _clock.Advance(TimeSpan.FromMilliseconds(140));
        MemberAnswer again = await Ask();
        Assert.Equal(TimeSpan.FromMilliseconds(240), again.Answer.SnapshotAge);
        Assert.Equal(1, _source.Asked);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Task<MemberAnswer> next = Ask();
        Assert.Equal(2, _source.Asked);
        _source.Answer(FakeHostSource.Good("b", 2));
        Assert.Equal(2_000_000_000, (await next).Answer.Snapshot!.UptimeNanoseconds);
    }

    [Fact]
    public async Task What_a_host_measures_is_known_once_it_answered_and_while_it_is_silent()
    {
        Assert.Null((await AnswerAsync(FakeHostSource.Bad(FetchResult.Refused))).Answer.Measures("docker"));
        FetchedSnapshot good = FakeHostSource.Good("b");
        await AnswerAsync(good with { Snapshot = good.Snapshot! with { Collectors = [new CollectorOutcome { Collector = "docker", Tier = 0 }] } });
        _clock.Advance(Fresh * 2);
        HostAnswer silent = (await AnswerAsync(FakeHostSource.Bad(FetchResult.Refused))).Answer;
        Assert.Null(silent.Snapshot);
        Assert.Equal((true, false), (silent.Measures("docker"), silent.Measures("libvirt")));
    }

    [Fact]
    public async Task Each_waiter_has_a_budget_of_its_own()
    {
        Task<MemberAnswer> hasty = Ask(TimeSpan.FromSeconds(1)), patient = Ask(Full);
        _clock.Advance(TimeSpan.FromSeconds(1));
        MemberAnswer silent = await hasty;
        Assert.Null(silent.Answer.Snapshot);
        Assert.Equal((FetchResult.Timeout, "Nothing came."), (silent.Answer.Fetch.Result, silent.Answer.Fetch.Reason));
        Assert.False(patient.IsCompleted);
        _source.Answer(FakeHostSource.Good("b"));
        MemberAnswer answered = await patient;
        Assert.NotNull(answered.Answer.Snapshot);
        Assert.Equal(FetchResult.Ok, answered.Answer.Fetch.Result);
        Assert.Equal((1, 0), (_source.Asked, _source.Cancelled));
    }

    [Fact]
    public async Task Callers_that_take_turns_in_waiting_for_a_host_that_hangs_miss_it_each()
    {
        // A scrape every five seconds and a tick between: the one request never ends, for somebody always waits.
        Task<MemberAnswer> scrape = Ask(Full);
        for (int period = 0; period < 2; period++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            Task<MemberAnswer> tick = Ask(Full);
            _clock.Advance(TimeSpan.FromSeconds(2.5));
            Assert.Equal(period + 1, (await scrape).Answer.Fetch.Failures[FetchResult.Timeout]);
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            scrape = Ask(Full);
            _clock.Advance(TimeSpan.FromSeconds(1.5));
            Assert.Equal(period + 1, (await tick).Answer.Fetch.Failures[FetchResult.Timeout]);
        }

        _clock.Advance(Full);
        FetchStatus third = (await scrape).Answer.Fetch;
        Assert.True(third.Suspended);
        Assert.Equal((3L, 3L), (third.Fetches, third.Failures[FetchResult.Timeout]));
        Assert.Equal(1, _source.Asked);
    }

    [Fact]
    public async Task A_request_ends_when_the_last_who_waits_for_it_left()
    {
        Task<MemberAnswer> first = Ask(TimeSpan.FromSeconds(1)), second = Ask(TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await first;
        Assert.Equal(0, _source.Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(1));
        FetchStatus status = (await second).Answer.Fetch;
        await DoneAsync();
        Assert.Equal(1, _source.Cancelled);
        Assert.Equal(1, status.Failures[FetchResult.Timeout]);
    }

    [Fact]
    public async Task A_caller_that_went_away_is_no_miss()
    {
        for (int i = 0; i < 5; i++)
        {
            using var left = new CancellationTokenSource();
            Task<MemberAnswer> waiting = Ask(Full, left.Token);
            await left.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            await DoneAsync();
        }

        Assert.Equal(5, _source.Cancelled);
        Assert.False(_fetch.IsSuspended);
        FetchStatus status = (await AnswerAsync(FakeHostSource.Good("b"))).Answer.Fetch;
        Assert.Empty(status.Failures);
    }

    [Fact]
    public async Task There_is_never_a_second_request_under_way()
    {
        for (int i = 0; i < 20; i++)
        {
            Task<MemberAnswer> waiting = Ask(TimeSpan.FromMilliseconds(50));
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await waiting;
        }

        await DoneAsync();
        Assert.Equal(1, _source.MostUnderWay);
    }

    [Fact]
    public async Task Three_misses_suspend_a_member_and_an_answer_ends_that()
    {
        await AnswerAsync(FakeHostSource.Bad(FetchResult.Refused));
        await AnswerAsync(FakeHostSource.Bad(FetchResult.Cut));
        Assert.False(_fetch.IsSuspended);
        FetchStatus status = (await AnswerAsync(FakeHostSource.Bad(FetchResult.Refused))).Answer.Fetch;
        Assert.True(status.Suspended);
        Assert.Equal((2L, 1L), (status.Failures[FetchResult.Refused], status.Failures[FetchResult.Cut]));
        Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromSeconds(2), status.FailingSince);

        Task<MemberAnswer> scrape = Ask(Full);
        _clock.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(scrape.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(FetchResult.Timeout, (await scrape).Answer.Fetch.Result);
        await DoneAsync();

        status = (await AnswerAsync(FakeHostSource.Good("b"))).Answer.Fetch;
        Assert.False(status.Suspended);
        Assert.Null(status.FailingSince);
        Assert.Null(status.Reason);
        Assert.Equal(4, status.Failures.Values.Sum());
    }

    [Fact]
    public async Task A_suspended_member_is_probed_with_the_full_budget_until_it_answers()
    {
        await SuspendAsync();
        int asked = _source.Asked;
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal(asked, _source.Asked);
        _clock.Advance(TimeSpan.FromSeconds(2.1));
        await AskedAsync(asked + 1);

        // A scrape shares the probe's request, and leaves it running.
        Task<MemberAnswer> scrape = Ask(Full);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Null((await scrape).Answer.Snapshot);
        Assert.Equal((asked + 1, 1), (_source.Asked, _source.UnderWay));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, _source.UnderWay);
        _source.Answer(FakeHostSource.Good("b"));
        await Until.HoldsAsync("the member is no longer suspended", TimeSpan.FromSeconds(5), () => Task.FromResult(!_fetch.IsSuspended));
        Assert.NotNull((await Ask()).Answer.Snapshot);
    }

    [Fact]
    public async Task Probing_goes_on_after_a_probe_that_failed_and_ends_with_recovery()
    {
        await SuspendAsync();
        _source.Always = () => FakeHostSource.Bad(FetchResult.Refused);
        for (int round = 0; round < 5; round++)
        {
            int asked = _source.Asked;
            _clock.Advance(TimeSpan.FromSeconds(6));
            await AskedAsync(asked + 1);
            await Until.HoldsAsync("the next probe is armed", TimeSpan.FromSeconds(5), () => Task.FromResult(_clock.ArmedTimers > 0));
        }

        _source.Always = () => FakeHostSource.Good("b");
        _clock.Advance(TimeSpan.FromSeconds(6));
        await Until.HoldsAsync("the member is no longer suspended", TimeSpan.FromSeconds(5), () => Task.FromResult(!_fetch.IsSuspended));
        int last = _source.Asked;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(last, _source.Asked);
    }

    [Fact]
    public async Task A_stream_keeps_the_newest_fresh_so_that_nobody_asks()
    {
        await AnswerAsync(FakeHostSource.Good("b", 1));
        _fetch.Watch(true);
        await Until.HoldsAsync("the stream is open", TimeSpan.FromSeconds(5), () => Task.FromResult(_source.Watchers == 1));
        _clock.Advance(TimeSpan.FromSeconds(10));
        _source.Stream(FakeHostSource.Good("b", 11));
        await Until.HoldsAsync("the streamed snapshot is the newest", TimeSpan.FromSeconds(5), async () =>
            (await Ask(TimeSpan.Zero)).Answer is { IsStreamed: true, Snapshot.UptimeNanoseconds: 11_000_000_000 });
        _fetch.Watch(false);
        await Until.HoldsAsync("the stream is closed", TimeSpan.FromSeconds(5), () => Task.FromResult(_source.Watchers == 0));
        await Until.HoldsAsync("and said to be", TimeSpan.FromSeconds(5), async () => !(await Ask(TimeSpan.Zero)).Answer.IsStreamed);
    }

    [Fact]
    public async Task What_a_stream_brings_late_does_not_replace_what_is_newer()
    {
        await AnswerAsync(FakeHostSource.Good("b", 20));
        _fetch.Offer(FakeHostSource.Good("b", 19));
        Assert.Equal(20_000_000_000, (await Ask()).Answer.Snapshot!.UptimeNanoseconds);
        _fetch.Offer(FakeHostSource.Good("b", 21));
        Assert.Equal(21_000_000_000, (await Ask()).Answer.Snapshot!.UptimeNanoseconds);
    }

    [Fact]
    public async Task A_member_that_is_not_asked_says_why()
    {
        using var fetch = new MemberFetch(new Member { Name = "c", Mode = "client", Protocol = MemberProtocol.Plain, WhyNotAsked = "No address." }, _source, _clock, new FanoutLog(NullLogger.Instance, _clock));
        FetchStatus status = (await fetch.GetAsync(Fresh, Full, CancellationToken.None)).Answer.Fetch;
        Assert.Equal((FetchResult.Pending, "No address.", 0L), (status.Result, status.Reason, status.Fetches));
        Assert.Equal(0, _source.Asked);
    }

    private Task<MemberAnswer> Ask(TimeSpan? budget = null, CancellationToken cancellationToken = default) => _fetch.GetAsync(Fresh, budget ?? Full, cancellationToken);

    private async Task<MemberAnswer> AnswerAsync(FetchedSnapshot fetched)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        Task<MemberAnswer> waiting = Ask();
        await AskedAsync(_source.Asked);
        _source.Answer(fetched);
        return await waiting;
    }

    private async Task SuspendAsync()
    {
        for (int i = 0; i < FetchAccount.MissesToSuspend; i++)
        {
            await AnswerAsync(FakeHostSource.Bad(FetchResult.Refused));
        }
    }

    private Task AskedAsync(int times) => Until.HoldsAsync($"it was asked {times} times", TimeSpan.FromSeconds(5), () => Task.FromResult(_source.Asked >= times));

    private Task DoneAsync() => Until.HoldsAsync("no request is under way", TimeSpan.FromSeconds(5), () => Task.FromResult(_source.UnderWay == 0));
}
