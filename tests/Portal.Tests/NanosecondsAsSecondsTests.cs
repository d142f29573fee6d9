using System.Text;
using Portal.Collectors;

namespace Portal.Tests;

public class NanosecondsAsSecondsTests
{
    [Theory]
    [InlineData(0L, "0")]
    [InlineData(1L, "0.000000001")]
    [InlineData(-1L, "-0.000000001")]
    [InlineData(1_500_000_000L, "1.5")]
    [InlineData(10_000_000L, "0.01")]
    [InlineData(60_000_000_000L, "60")]
    [InlineData(long.MaxValue, "9223372036.854775807")]
    [InlineData(long.MinValue, "-9223372036.854775808")]
    public void Writes_fixed_point_without_trailing_zeros(long nanoseconds, string expected)
    {
        Span<byte> text = stackalloc byte[32];
        Assert.Equal(expected, Encoding.ASCII.GetString(text[..NanosecondsAsSeconds.Format(nanoseconds, text)]));
    }
}
