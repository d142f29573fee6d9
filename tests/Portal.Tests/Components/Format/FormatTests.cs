using Portal.Components.Format;

namespace Portal.Tests.Components.Format;

public sealed class FormatTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0 B")]
    [InlineData(512.0, "512 B")]
    [InlineData(1023.6, "1.00 KiB")]
    [InlineData(2254857830.0, "2.10 GiB")]
    [InlineData(1048575.0, "1.00 MiB")]
    [InlineData(103079215104.0, "96.0 GiB")]
    [InlineData(536870912000.0, "500 GiB")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Amounts_are_in_binary_units(double? bytes, string text) => Assert.Equal(text, Plain(Bytes.Text(bytes)));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(1258291.2, "1.20 MiB/s")]
    [InlineData(0.4, "0 B/s")]
    public void Rates_have_their_second(double? rate, string text) => Assert.Equal(text, Plain(Bytes.PerSecond(rate)));

    [Theory]
    [InlineData(null, NetworkUnit.BitsPerSecond, "–")]
    [InlineData(double.NaN, NetworkUnit.BitsPerSecond, "–")]
    [InlineData(0.0, NetworkUnit.BitsPerSecond, "0 bit/s")]
    [InlineData(124.96, NetworkUnit.BitsPerSecond, "1.00 kbit/s")]
    [InlineData(1258291.2, NetworkUnit.BitsPerSecond, "10.1 Mbit/s")]
    [InlineData(1258291.2, NetworkUnit.BytesPerSecond, "1.20 MiB/s")]
    public void Traffic_is_in_bytes_or_in_bits_of_powers_of_ten(double? rate, NetworkUnit unit, string text) => Assert.Equal(text, Plain(Traffic.Text(rate, unit)));

    [Fact]
    public void Both_ways_of_traffic_stand_below_each_other()
    {
        Assert.Equal("↓ 1.00 KiB/s\n↑ –", Plain(Traffic.Pair(1024, null, NetworkUnit.BytesPerSecond)));
        Assert.Equal("–", Traffic.Pair(null, null, NetworkUnit.BytesPerSecond));
    }

    [Theory]
    [InlineData(0.62, 1.24, CpuUnit.Percent, "62 % · 1.24 cores")]
    [InlineData(0.62, 1.24, CpuUnit.Cores, "1.24 cores · 62 %")]
    [InlineData(null, 1.24, CpuUnit.Percent, "1.24 cores")]
    [InlineData(null, null, CpuUnit.Cores, "–")]
    public void A_guests_computing_power_is_a_share_and_cores(double? ratio, double? cores, CpuUnit unit, string text) => Assert.Equal(text, Plain(CpuUse.OfGuest(ratio, cores, unit)));

    [Theory]
    [InlineData(0.12, 16, CpuUnit.Percent, "12 % of 16 cores")]
    [InlineData(0.12, 16, CpuUnit.Cores, "1.92 of 16 cores")]
    [InlineData(0.12, null, CpuUnit.Cores, "12 %")]
    [InlineData(null, 16, CpuUnit.Cores, "–")]
    public void A_hosts_computing_power_is_of_all_its_cores(double? ratio, int? cores, CpuUnit unit, string text) => Assert.Equal(text, Plain(CpuUse.OfHost(ratio, cores, unit)));

    [Fact]
    public void An_amount_without_a_limit_stands_alone() => Assert.Equal("1.00 KiB", Plain(Bytes.Of(1024, null)));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0.0 %")]
    [InlineData(0.0123, "1.2 %")]
    [InlineData(0.0996, "10 %")]
    [InlineData(0.62, "62 %")]
    [InlineData(1.5, "150 %")]
    [InlineData(double.NaN, "–")]
    public void Shares_are_percent_with_a_decimal_below_ten(double? ratio, string text) => Assert.Equal(text, Plain(Percent.Text(ratio)));

    [Theory]
    [InlineData(null, null)]
    [InlineData(-0.5, 0)]
    [InlineData(0.404, 40)]
    [InlineData(7.0, 100)]
    public void A_bar_is_never_longer_than_its_track(double? ratio, int? level) => Assert.Equal(level, Percent.Level(ratio));

    [Theory]
    [InlineData(1.0, "1 core")]
    [InlineData(0.5, "0.5 cores")]
    [InlineData(16.0, "16 cores")]
    [InlineData(null, "–")]
    public void Cores_are_counted(double? cores, string text) => Assert.Equal(text, Plain(Cores.Count(cores)));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(14, "14 s")]
    [InlineData(65, "1 min 5 s")]
    [InlineData(7200, "2 h")]
    [InlineData(15120, "4 h 12 min")]
    [InlineData(273600, "3 d 4 h")]
    [InlineData(-3, "0 s")]
    public void Spans_show_their_two_largest_parts(int seconds, string text) => Assert.Equal(text, Plain(Span.Text(TimeSpan.FromSeconds(seconds))));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0 ms")]
    [InlineData(0.0000015, "1.50 µs")]
    [InlineData(0.0024, "2.40 ms")]
    [InlineData(1.5, "1.50 s")]
    public void Short_durations_choose_their_unit(double? seconds, string text) => Assert.Equal(text, Plain(Span.OfSeconds(seconds)));

    [Fact]
    public void A_moment_of_today_is_a_time_in_the_readers_zone()
    {
        var now = new DateTimeOffset(2026, 1, 5, 14, 0, 0, TimeSpan.Zero);
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(5.5), "test", "test");
        Assert.Equal("19:03:22", Moment.Text(new DateTimeOffset(2026, 1, 5, 13, 33, 22, TimeSpan.Zero), now, zone));
        Assert.Equal("Sat 14:03", Moment.Text(new DateTimeOffset(2026, 1, 3, 8, 33, 0, TimeSpan.Zero), now, zone));
        Assert.Equal("2025-12-24 05:30", Moment.Text(new DateTimeOffset(2025, 12, 24, 0, 0, 0, TimeSpan.Zero), now, zone));
    }

    [Fact]
    public void Between_a_value_and_its_unit_no_line_breaks() => Assert.Contains('\u00A0', Bytes.Text(1));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
