using Portal.Components.Charts;
using Portal.Live;

namespace Portal.Tests.Components.Charts;

public sealed class SparkTests
{
    private static readonly SparkSource Cpu = SparkSource.Share("CPU of web-1", SubjectKey.OfHost("a"), "cpu/total", whole: 2);

    [Fact]
    public void It_says_what_it_shows()
    {
        Spark spark = Spark.Of(Slots(0.8, 0.24), late: 3, Cpu);
        Assert.Equal("CPU of web-1, last 5 minutes: now 12\u00A0%, highest 40\u00A0%", spark.Label);
    }

    [Fact]
    public void A_value_that_is_late_is_not_the_one_of_now()
    {
        double?[] slots = new double?[SparkSlots.Count];
        slots[10] = 1;
        Assert.Equal("CPU of web-1, last 5 minutes: now –, highest 50\u00A0%", Spark.Of(slots, late: 3, Cpu).Label);
    }

    [Fact]
    public void Without_any_value_it_says_so_and_draws_nothing() =>
        Assert.Equal(new Spark(string.Empty, "CPU of web-1, last 5 minutes: no value"), Spark.Of(new double?[SparkSlots.Count], late: 3, Cpu));

    [Fact]
    public void An_idle_guest_is_no_mountain_range() =>
        Assert.Equal("m0 15h59", Spark.Of([.. Enumerable.Range(0, SparkSlots.Count).Select(slot => (double?)(slot % 2 * 0.005))], late: 3, Cpu).Path);

    [Theory]
    [InlineData(new[] { 1, 2, double.NaN, double.NaN }, new[] { 1, 2, 2.0, 2 })]
    [InlineData(new[] { 1, double.NaN, double.NaN, double.NaN }, new[] { 1, double.NaN, double.NaN, double.NaN })]
    [InlineData(new[] { double.NaN, double.NaN, double.NaN, double.NaN }, new[] { double.NaN, double.NaN, double.NaN, double.NaN })]
    public void In_a_sum_a_value_that_is_not_late_goes_on(double[] slots, double[] held)
    {
        double?[] values = [.. slots.Select(value => double.IsNaN(value) ? (double?)null : value)];
        SparkSlots.Hold(values, late: 2);
        Assert.Equal(held, values.Select(value => value ?? double.NaN));
    }

    [Theory]
    [InlineData(new[] { 0.0, 1, 1, 0.5 }, "m0 15l1-14h1l1 7")]
    [InlineData(new[] { 0.5, double.NaN, 0.5, 1 }, "m0 8h0m2 0l1-7")]
    [InlineData(new[] { double.NaN, 2, double.NaN, double.NaN }, "m1 1h0")]
    public void A_gap_stays_a_gap(double[] values, string path) =>
        Assert.Equal(path, SparkPath.Of([.. values.Select(value => double.IsNaN(value) ? (double?)null : value)], top: 1));

    [Fact]
    public void The_wildest_line_stays_below_five_hundred_bytes()
    {
        Spark spark = Spark.Of([.. Enumerable.Range(0, SparkSlots.Count).Select(slot => (double?)(slot % 2 * 2))], late: 3, Cpu with { Title = "CPU of sensor-123" });
        string markup = $"<svg id=\"s123\" class=\"spark\" data-spark role=\"img\" aria-label=\"{spark.Label}\" viewBox=\"{Spark.ViewBox}\"><path d=\"{spark.Path}\"></path></svg>";
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(markup) < 500, markup);
    }

    [Fact]
    public void Points_a_second_apart_share_a_slot_and_coarse_steps_are_joined()
    {
        long newest = 300_000;
        Assert.Equal(2, SparkSlots.Of(Slice(5, (296_000, 1), (298_000, 3)), newest)[^2]);
        double?[] crowd = SparkSlots.Of(Slice(45, (210_000, 1), (255_000, 10), (300_000, 10)), newest);
        Assert.Equal([1, 2, 3], crowd[^19..^16]);
        Assert.Equal(10, crowd[^1]);
    }

    [Fact]
    public void A_silence_is_no_line()
    {
        double?[] slots = SparkSlots.Of(Slice(5, (200_000, 1), (200_001, double.NaN), (210_000, 1), (240_000, 1)), 300_000);
        Assert.Equal([1, null, 1, null, null, null, null, null, 1], slots[^21..^12]);
        Assert.All(slots[^12..], slot => Assert.Null(slot));
    }

    [Fact]
    public void The_point_before_the_window_leads_its_line_in() =>
        Assert.Equal(1.5, SparkSlots.Of(Slice(5, (0, 1), (10_000, 2)), 300_000)[0]);

    [Fact]
    public void Only_lines_on_screen_move_and_only_if_they_changed()
    {
        var history = new LiveHistory(TimeProvider.System);
        var lines = new Sparklines();
        string title = "one";
        lines.Use(history, (row, _) => row is "group" ? null : Cpu with { Title = title });
        string seen = lines.Add("a", "cpu")!.Value.Id;
        lines.Add("b", "cpu");
        Assert.Null(lines.Add("group", "cpu"));
        title = "two";
        Assert.Null(lines.Changes());
        lines.ShowSparks([seen, "no such line"]);
        Assert.Equal([seen, string.Empty, "two, last 5 minutes: no value"], Assert.Single(lines.Changes()!));
        Assert.Null(lines.Changes());
        lines.Remove(seen);
        title = "three";
        Assert.Null(lines.Changes());
    }

    private static double?[] Slots(double highest, double now)
    {
        double?[] slots = new double?[SparkSlots.Count];
        (slots[^3], slots[^2]) = (highest, now);
        return slots;
    }

    private static HistorySlice Slice(int step, params (long At, double Value)[] points) =>
        new([.. points.Select(point => point.At)], [[.. points.Select(point => (float)point.Value)]], points.Length) { StepSeconds = step };
}
