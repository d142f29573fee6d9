using Portal.Live;

namespace Portal.Tests.Live;

public sealed class SeriesRingTests
{
    [Fact]
    public void Keeps_the_newest_points_and_no_more()
    {
        var ring = new SeriesRing(3, 8, new SeriesLayouts());
        for (int i = 1; i <= 5; i++)
        {
            ring.Add(i, Values(("a", i)));
        }

        (List<long> times, List<float> a) = Read(ring, "a");
        Assert.Equal([3, 4, 5], times);
        Assert.Equal([3f, 4f, 5f], a);
    }

    [Fact]
    public void A_point_without_a_value_stays_a_gap()
    {
        var ring = new SeriesRing(4, 8, new SeriesLayouts());
        ring.Add(1, Values(("a", 1)));
        ring.Add(2, Values(("b", 2)));
        ring.Add(3, Values(("a", 3)));
        Assert.Equal([1f, float.NaN, 3f], Read(ring, "a").Values);
    }

    [Fact]
    public void An_old_value_never_shows_again_when_the_ring_turns()
    {
        var ring = new SeriesRing(2, 8, new SeriesLayouts());
        ring.Add(1, Values(("a", 1)));
        ring.Add(2, Values(("b", 2)));
        ring.Add(3, Values(("b", 3)));
        Assert.All(Read(ring, "a").Values, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_series_that_went_silent_is_let_go()
    {
        var ring = new SeriesRing(2, 8, new SeriesLayouts());
        ring.Add(1, Values(("gone", 1)));
        for (int i = 2; i < 8; i++)
        {
            ring.Add(i, Values(("a", i)));
        }

        Assert.Equal(1, ring.Layout.Count);
    }

    [Fact]
    public void Series_beyond_the_bound_are_not_kept()
    {
        var ring = new SeriesRing(4, 2, new SeriesLayouts());
        ring.Add(1, Values(("a", 1), ("b", 2), ("c", 3)));
        Assert.Equal(2, ring.Layout.Count);
    }

    [Fact]
    public void A_clock_set_back_starts_the_axis_anew()
    {
        var ring = new SeriesRing(4, 8, new SeriesLayouts());
        ring.Add(100, Values(("a", 1)));
        ring.Add(50, Values(("a", 2)));
        Assert.Equal([50], Read(ring, "a").Times);
    }

    [Fact]
    public void Another_shape_keeps_the_newest_and_thins_out_what_lies_closer()
    {
        SeriesRing ring = new(12, 8, new SeriesLayouts());
        for (int i = 1; i <= 12; i++)
        {
            ring.Add(i * 5, Values(("a", i)));
        }

        (List<long> times, List<float> a) = Read(ring.Reshaped(3, 10), "a");
        Assert.Equal([35, 45, 55], times);
        Assert.Equal([7f, 9f, 11f], a);
    }

    [Fact]
    public void A_gap_survives_another_shape()
    {
        SeriesRing ring = new(8, 8, new SeriesLayouts());
        ring.Add(10, Values(("a", 1)));
        ring.Add(11, Values());
        ring.Add(14, Values(("a", 2)));
        ring.Add(15, Values(("a", 3)));
        (List<long> times, List<float> a) = Read(ring.Reshaped(8, 10), "a");
        Assert.Equal([10, 11, 14], times);
        Assert.Equal([1f, float.NaN, 2f], a);
    }

    [Fact]
    public void A_series_that_comes_late_has_no_past()
    {
        SeriesRing ring = new(4, 8, new SeriesLayouts());
        ring.Add(1, Values(("a", 1)));
        ring.Add(2, Values(("b", 2), ("a", 3)));
        Assert.Equal([float.NaN, 2f], Read(ring, "b").Values);
        Assert.Equal([1f, 3f], Read(ring, "a").Values);
    }

    [Fact]
    public void A_ring_costs_what_is_in_it_and_not_what_may_come()
    {
        SeriesRing ring = new(720, 8, new SeriesLayouts());
        ring.Add(1, Values(("a", 1)));
        Assert.InRange(ring.Bytes, 1, 100);
    }

    [Fact]
    public void Rings_with_the_same_series_share_their_names()
    {
        SeriesLayouts layouts = new();
        SeriesRing one = new(4, 8, layouts);
        SeriesRing two = new(4, 8, layouts);
        one.Add(1, Values(("net/eth0/in", 1)));
        two.Add(1, Values(("net/" + "eth0".ToLowerInvariant() + "/in", 1)));
        Assert.Same(one.Layout, two.Layout);
        layouts.Keep([]);
        Assert.Equal(0, layouts.Count);
    }

    private static Dictionary<string, double> Values(params (string Name, double Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static (List<long> Times, List<float> Values) Read(SeriesRing ring, string series)
    {
        var times = new List<long>();
        var values = new List<float>();
        ring.CopyTo(times, [series], [values], long.MinValue, long.MaxValue);
        return (times, values);
    }
}
