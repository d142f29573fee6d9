using Microsoft.Extensions.Primitives;
using Portal.Exposition;

namespace Portal.Tests.Exposition;

[Trait("Fault", "E2")]
public sealed class ScrapeDeadlineTests
{
    [Theory]
    [InlineData("5", 4.5)]
    [InlineData("10", 4.5)]
    [InlineData("3", 2.5)]
    [InlineData("1.25", 0.75)]
    [InlineData("0.5", 0.2)]
    [InlineData("0", 0.2)]
    [InlineData("-1", 0.2)]
    [InlineData("1e9", 4.5)]
    [InlineData("Infinity", 4.5)]
    [InlineData("NaN", 4.5)]
    [InlineData("1,5", 4.5)]
    [InlineData("", 4.5)]
    [InlineData("soon", 4.5)]
    [InlineData(null, 4.5)]
    public void Is_half_a_second_less_within_bounds(string? header, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ScrapeDeadline.Of(new StringValues(header)));

    [Fact]
    public void Two_headers_count_as_none() => Assert.Equal(TimeSpan.FromSeconds(4.5), ScrapeDeadline.Of(new StringValues(["1", "1"])));
}
