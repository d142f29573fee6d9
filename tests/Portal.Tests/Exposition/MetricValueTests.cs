using System.Text;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

public sealed class MetricValueTests
{
    [Fact]
    public void Integers_are_digits_whatever_their_size()
    {
        Assert.Equal("0", Format(0L));
        Assert.Equal("9223372036854775807", Format(long.MaxValue));
        Assert.Equal("-9223372036854775808", Format(long.MinValue));
    }

    [Fact]
    public void Nanoseconds_are_seconds_in_fixed_point()
    {
        Assert.Equal("9223372036.854775807", Format(MetricValue.Seconds(long.MaxValue)));
        Assert.Equal("0.000000001", Format(MetricValue.Seconds(1)));
        Assert.Equal("-1.5", Format(MetricValue.Seconds(TimeSpan.FromSeconds(-1.5))));
        Assert.Equal("1767225600", Format(MetricValue.UnixTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(-5.5, "-5.5")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    public void Real_numbers_are_the_shortest_that_read_back(double value, string expected) => Assert.Equal(expected, Format(value));

    [Fact]
    public void Millionths_keep_their_end()
    {
        Assert.Equal("123.456789", Format(MetricValue.Millionths(123_456_789)));
        Assert.Equal("9223372036854.775", Format(MetricValue.Millionths(long.MaxValue))[..17]);
    }

    [Fact]
    public void What_is_not_known_is_absent()
    {
        Assert.True(((MetricValue)default(long?)).IsAbsent);
        Assert.True(((MetricValue)default(double?)).IsAbsent);
        Assert.True(((MetricValue)default(bool?)).IsAbsent);
        Assert.True(MetricValue.Seconds(default(long?)).IsAbsent);
        Assert.True(MetricValue.UnixTime(null).IsAbsent);
        Assert.True(MetricValue.UnixTime(DateTimeOffset.MaxValue).IsAbsent);
        Assert.True(MetricValue.UnixTime(DateTimeOffset.MinValue).IsAbsent);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Neither_NaN_nor_infinity_may_be_written(double value) => Assert.False(((MetricValue)value).IsWritable(MetricType.Gauge));

    [Fact]
    public void A_counter_may_not_be_negative()
    {
        Assert.False(((MetricValue)(-1L)).IsWritable(MetricType.Counter));
        Assert.True(((MetricValue)(-1L)).IsWritable(MetricType.Gauge));
    }

    private static string Format(MetricValue value)
    {
        byte[] bytes = new byte[MetricValue.MaxBytes];
        return Encoding.ASCII.GetString(bytes.AsSpan(0, value.Format(bytes)));
    }
}
