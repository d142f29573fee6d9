using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class StreamPhaseTests
{
    private const long Tick = 1_000_000_000_000;

    private readonly ManualTimeProvider _clock = new(Start);

    [Fact]
    public void Nothing_is_moved_where_nothing_is_streamed()
    {
        Assert.Equal(TimeSpan.Zero, StreamPhase.Correction([], Tick, _clock));
        Assert.Equal(TimeSpan.Zero, StreamPhase.Correction([Answer("a", null)], Tick, _clock));
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(390, 0)]
    [InlineData(210, 0)]
    [InlineData(450, -150)]
    [InlineData(150, 150)]
    [InlineData(0, 200)]
    [InlineData(990, 200)]
    [InlineData(790, -200)]
    [InlineData(1300, 0)]
    [InlineData(1150, 150)]
    public void One_host_is_followed_by_three_tenths_of_a_second(int arrivedAgo, int expected) =>
        Assert.Equal(expected, Milliseconds(arrivedAgo), 3);

    [Theory]
    [InlineData(2000)]
    [InlineData(60_000)]
    public void A_stream_that_has_stalled_moves_nothing(int arrivedAgo) => Assert.Equal(0, Milliseconds(arrivedAgo), 3);

    [Fact]
    public void What_arrived_while_the_tick_was_at_work_counts_as_well() => Assert.Equal(200, Milliseconds(-20), 3);

    // They come again in 100, 750 and 900 ms: there is most room after the first of these.
    [Fact]
    public void Several_hosts_are_followed_where_nothing_comes_for_longest() => Assert.Equal(200, Milliseconds(100, 250, 900), 3);

    [Fact]
    public void Whatever_arrives_ticks_settle_where_they_are_farthest_from_it()
    {
        var random = new Random(20261201);
        for (int round = 0; round < 500; round++)
        {
            double[] arrivals = [.. Enumerable.Range(0, random.Next(1, 17)).Select(_ => random.NextDouble() * 1000)];
            double tick = random.NextDouble() * 1000;
            int moves = 0;
            while (Milliseconds([.. arrivals.Select(arrival => Since(arrival, tick))]) is var correction && correction != 0)
            {
                Assert.InRange(Math.Abs(correction), 0, 200.001);
                Assert.True(++moves <= 4, $"Still moves after {moves} ticks: {string.Join(' ', arrivals)}.");
                tick += correction;
            }

            // Half of the distance that there is room for, at the least: a quarter of the longest gap, or two tenths of a second.
            double[] sorted = [.. arrivals.Order()];
            double gap = sorted.Select((arrival, i) => (i + 1 < sorted.Length ? sorted[i + 1] : sorted[0] + 1000) - arrival).Max();
            double distance = arrivals.Min(arrival => Math.Min(Since(arrival, tick), 1000 - Since(arrival, tick)));
            Assert.True(distance >= Math.Min(gap / 4, 200) - 0.001, $"{distance} ms from an arrival, in a gap of {gap} ms.");
        }
    }

    private static double Since(double arrival, double tick) => (((tick - arrival) % 1000) + 1000) % 1000;

    private double Milliseconds(params double[] arrivedAgo)
    {
        ImmutableArray<HostAnswer> hosts = [.. arrivedAgo.Select((ago, i) => Answer($"h{i}", null) with { StreamedAt = Tick - (long)(ago / 1000 * _clock.TimestampFrequency) })];
        return StreamPhase.Correction(hosts, Tick, _clock).TotalMilliseconds;
    }
}
