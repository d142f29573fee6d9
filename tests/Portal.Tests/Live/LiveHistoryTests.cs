using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class LiveHistoryTests
{
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly LiveHistory _history;

    public LiveHistoryTests() => _history = new LiveHistory(_clock);

    [Fact]
    public void Keeps_a_point_every_five_seconds_while_nobody_looks()
    {
        Run(0, 20);
        Assert.Equal(4, Points().UnixMilliseconds.Count);
    }

    [Fact]
    public void Keeps_every_second_of_what_somebody_looks_at()
    {
        _history.LookAt(SubjectKey.OfHost("a"));
        Run(0, 20);
        HistorySlice slice = Points();
        Assert.Equal(20, slice.UnixMilliseconds.Count);
        Assert.Equal(0, slice.FineFrom);
    }

    [Fact]
    public void What_was_kept_before_somebody_looked_comes_before_the_fine_points()
    {
        Run(0, 20);
        _history.LookAt(SubjectKey.OfHost("a"));
        Run(20, 30);
        HistorySlice slice = Points();
        Assert.Equal(4, slice.FineFrom);
        Assert.Equal(14, slice.UnixMilliseconds.Count);
        Assert.Equal(slice.UnixMilliseconds.Order(), slice.UnixMilliseconds);
    }

    [Fact]
    public void Fine_points_end_five_minutes_after_the_last_look()
    {
        _history.LookAt(SubjectKey.OfHost("a"));
        Run(0, 5);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Run(400, 420);
        Assert.Equal(Points().UnixMilliseconds.Count, Points().FineFrom);
    }

    [Fact]
    public void A_page_begins_with_five_minutes_at_most()
    {
        Run(0, 900);
        Assert.InRange(Points().UnixMilliseconds.Count, 55, 60);
    }

    [Fact]
    public void A_gone_guest_is_kept_for_a_while_and_then_let_go()
    {
        _history.Add(Joint(0, [Answer("a", TakenOf("a", 0))], Joined("p", "web", "a", Guest("p-web"))));
        Assert.Equal(2, _history.Subjects);
        Run(1, 600);
        Assert.Equal(2, _history.Subjects);
        Run(600, 1000);
        Assert.Equal(1, _history.Subjects);
    }

    [Fact]
    public void A_host_that_left_the_cluster_is_tracked_no_more()
    {
        Run(0, 3);
        _history.Add(Joint(3, [Answer("b", TakenOf("b", 3))]));
        Assert.Null(_history.Newest.Host("a"));
    }

    [Fact]
    public void A_repeated_snapshot_makes_no_second_point()
    {
        _history.LookAt(SubjectKey.OfHost("a"));
        _history.Add(Joint(0, [Answer("a", TakenOf("a", 0))]));
        _history.Add(Joint(1, [Answer("a", TakenOf("a", 0), TimeSpan.FromSeconds(1))]));
        Assert.Single(Points().UnixMilliseconds);
    }

    [Fact]
    public void A_silent_minute_is_a_gap_whatever_the_step()
    {
        Run(0, 20);
        Run(80, 100);
        HistorySlice slice = Points();
        int gap = Enumerable.Range(0, slice.UnixMilliseconds.Count).Single(at => float.IsNaN(slice.Values[0][at]));
        Assert.Equal(Start.AddSeconds(19).ToUnixTimeMilliseconds() + 1, slice.UnixMilliseconds[gap]);
        Assert.Equal(Start.AddSeconds(80).ToUnixTimeMilliseconds(), slice.UnixMilliseconds[gap + 1]);
    }

    [Theory]
    [InlineData(20_000, 5, 720)]
    [InlineData(25_000, 5, 360)]
    [InlineData(60_000, 10, 90)]
    [InlineData(250_000, 45, 20)]
    [InlineData(1_000_000, 60, 15)]
    [InlineData(100_000_000, 60, 15)]
    public void Many_series_are_kept_for_a_shorter_time_and_then_more_coarsely(long series, int step, int points)
    {
        HistoryShape shape = HistoryBudget.ShapeFor(series, series / 25, 0, HistoryBudget.Shapes[0]);
        Assert.Equal(new HistoryShape(step, points), shape);
        Assert.True(shape.Span >= TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void A_guest_more_or_less_does_not_copy_everything_to_and_fro()
    {
        var coarse = new HistoryShape(5, 360);
        long fits = HistoryBudget.Bytes / HistoryBudget.Cost(HistoryBudget.Shapes[0], 25, 1);
        Assert.Equal(coarse, HistoryBudget.ShapeFor((fits + 1) * 25, fits + 1, 0, HistoryBudget.Shapes[0]));
        Assert.Equal(coarse, HistoryBudget.ShapeFor((fits - 1) * 25, fits - 1, 0, coarse));
        Assert.Equal(HistoryBudget.Shapes[0], HistoryBudget.ShapeFor(fits / 2 * 25, fits / 2, 0, coarse));
    }

    [Fact]
    public void The_bounds_stated_for_a_guest_hold()
    {
        Assert.InRange(HistoryBudget.Cost(HistoryBudget.Shapes[0], 25, 1), 78_000, 79_000);
        Assert.InRange(HistoryBudget.Cost(HistoryBudget.Shapes[0], HistoryBudget.MaxSeriesOfGuest, 1), 283_000, 284_000);
        Assert.InRange(HistoryBudget.Cost(new HistoryShape(45, 20), 25, 1), 3_100, 3_200);
        Assert.InRange(HistoryBudget.Cost(HistoryBudget.Shapes[^1], HistoryBudget.MaxSeriesOfGuest, 1), 6_800, 7_000);
    }

    private HistorySlice Points() => _history.Read(SubjectKey.OfHost("a"), ["load/1"]);

    private void Run(int from, int to)
    {
        for (int second = from; second < to; second++)
        {
            _history.Add(Joint(second, [Answer("a", TakenOf("a", second))]));
        }
    }
}
