using Portal.Stack.Prometheus;
using Portal.Tests.Support;

namespace Portal.Tests.Stack;

public sealed class SharedRangesTests
{
    private static readonly RangeQuery Query = RangeQuery.Last(TimeSpan.FromHours(1), DateTimeOffset.UnixEpoch.AddDays(1), "up", 15);

    private readonly ManualTimeProvider _clock = new();
    private int _asked;

    [Fact]
    public async Task Viewers_who_ask_the_same_share_one_request()
    {
        var answer = new TaskCompletionSource<RangeAnswer>();
        SharedRanges ranges = Ranges(answer.Task);
        Task<RangeAnswer>[] viewers = [.. Enumerable.Range(0, 200).Select(_ => ranges.ReadAsync(Query with { }, TestContext.Current.CancellationToken))];
        answer.SetResult(new RangeAnswer([]));
        await Task.WhenAll(viewers);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_viewer_who_leaves_takes_nothing_from_the_others()
    {
        var answer = new TaskCompletionSource<RangeAnswer>();
        SharedRanges ranges = Ranges(answer.Task);
        using var left = new CancellationTokenSource();
        Task<RangeAnswer> first = ranges.ReadAsync(Query, left.Token);
        Task<RangeAnswer> second = ranges.ReadAsync(Query, TestContext.Current.CancellationToken);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(new RangeAnswer([]));
        await second;
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task An_answer_is_kept_for_some_seconds_and_a_failure_for_one()
    {
        SharedRanges good = Ranges(Task.FromResult(new RangeAnswer([])));
        await AskTwiceAsync(good, SharedRanges.KeepFault * 2);
        Assert.Equal(1, _asked);
        await AskTwiceAsync(good, SharedRanges.Keep * 2);
        Assert.Equal(2, _asked);
        _asked = 0;
        await AskTwiceAsync(Ranges(Task.FromResult(RangeAnswer.Failed("503"))), SharedRanges.KeepFault * 2);
        Assert.Equal(2, _asked);
    }

    private async Task AskTwiceAsync(SharedRanges ranges, TimeSpan apart)
    {
        await ranges.ReadAsync(Query, TestContext.Current.CancellationToken);
        _clock.Advance(apart);
        await ranges.ReadAsync(Query, TestContext.Current.CancellationToken);
    }

    private SharedRanges Ranges(Task<RangeAnswer> answer) => new(_ =>
    {
        Interlocked.Increment(ref _asked);
        return answer;
    }, _clock);
}
