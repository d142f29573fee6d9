using Portal.Live;

namespace Portal.Tests.Live;

public sealed class RateTests
{
    [Fact]
    public void A_rate_is_the_difference_over_the_hosts_own_seconds() => Assert.Equal(50, Rate.PerSecond(200, 100, 2));

    [Fact]
    public void A_counter_that_fell_gives_no_rate_rather_than_a_huge_one() => Assert.Null(Rate.PerSecond(5, 100, 1));

    [Theory]
    [InlineData(null, 1L, 1.0)]
    [InlineData(1L, null, 1.0)]
    [InlineData(2L, 1L, null)]
    [InlineData(2L, 1L, 0.0)]
    public void What_is_not_known_has_no_rate(long? now, long? before, double? seconds) => Assert.Null(Rate.PerSecond(now, before, seconds));

    [Fact]
    public void A_share_of_nothing_is_not_known() => Assert.Null(Rate.Ratio(1, 0));

    [Fact]
    public void A_mean_without_a_finished_operation_is_not_known() => Assert.Null(Rate.MeanSeconds(5, 4, 10, 10));

    [Fact]
    public void A_mean_is_time_per_finished_operation() => Assert.Equal(0.25, Rate.MeanSeconds(2_000_000_000, 1_000_000_000, 14, 10));
}
