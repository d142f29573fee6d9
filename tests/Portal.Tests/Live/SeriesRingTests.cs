using Portal.Live;

namespace Portal.Tests.Live;

public sealed class SeriesRingTests
{
    [Fact]
    public void Keeps_the_newest_points_and_no_more()
    {
        var ring = new SeriesRing(3, 8);
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
        var ring = new SeriesRing(4, 8);
        ring.Add(1, Values(("a", 1)));
        ring.Add(2, Values(("b", 2)));
        ring.Add(3, Values(("a", 3)));
        Assert.Equal([1f, float.NaN, 3f], Read(ring, "a").Values);
    }

    [Fact]
    public void An_old_value_never_shows_again_when_the_ring_turns()
    {
        var ring = new SeriesRing(2, 8);
        ring.Add(1, Values(("a", 1)));
        ring.Add(2, Values(("b", 2)));
        ring.Add(3, Values(("b", 3)));
        Assert.All(Read(ring, "a").Values, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_series_that_went_silent_is_let_go()
    {
        var ring = new SeriesRing(2, 8);
        ring.Add(1, Values(("gone", 1)));
        for (int i = 2; i < 8; i++)
        {
            ring.Add(i, Values(("a", i)));
        }

        Assert.Equal(1, ring.SeriesCount);
    }

    [Fact]
    public void Series_beyond_the_bound_are_not_kept()
    {
        var ring = new SeriesRing(4, 2);
        ring.Add(1, Values(("a", 1), ("b", 2), ("c", 3)));
        Assert.Equal(2, ring.SeriesCount);
    }

    [Fact]
    public void A_clock_set_back_starts_the_axis_anew()
    {
        var ring = new SeriesRing(4, 8);
        ring.Add(100, Values(("a", 1)));
        ring.Add(50, Values(("a", 2)));
        Assert.Equal([50], Read(ring, "a").Times);
    }

    [Fact]
    public void A_smaller_size_keeps_the_newest()
    {
        var ring = new SeriesRing(4, 8);
        for (int i = 1; i <= 4; i++)
        {
            ring.Add(i, Values(("a", i)));
        }

        Assert.Equal([3, 4], Read(ring.Resized(2), "a").Times);
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
