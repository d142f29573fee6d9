using System.Globalization;
using Portal.Components.Histories;

namespace Portal.Tests.Components.Histories;

public sealed class WrittenTimesTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Fact]
    public void What_a_field_is_filled_with_is_read_as_the_same_moment()
    {
        var at = new DateTimeOffset(2026, 7, 1, 22, 30, 5, TimeSpan.Zero);
        Assert.Equal("2026-07-02T04:00:05", WrittenTimes.Text(at, Kolkata));
        Assert.Equal(at, WrittenTimes.Between("2026-07-02T04:00:05", "2026-07-02T05:00", Kolkata).Range?.From);
    }

    [Theory]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:59", "2026-10-24T23:59:00Z")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00:00Z")]
    public void The_hours_around_a_change_of_clocks_are_told_apart(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), WrittenTimes.Between(text, "2026-11-01T00:00", London).Range?.From);

    [Fact]
    public void A_time_that_clocks_left_out_is_the_one_an_hour_later() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), WrittenTimes.Between("2026-03-29T01:30", "2026-03-29T04:00", London).Range?.From);

    [Theory]
    [InlineData(null, "2026-07-02T05:00", "From: a date and a time, please.")]
    [InlineData("0001-01-01T00:00", "2026-07-02T05:00", "From: a date and a time, please.")]
    [InlineData("2026-07-02T05:00", "", "To: a date and a time, please.")]
    [InlineData("2026-07-02T05:00", "9999-12-31T23:59", "To: a date and a time, please.")]
    [InlineData("2026-07-02T05:00", "2026-07-02T05:00:00", "The beginning must lie before the end.")]
    public void What_is_no_span_is_told(string? from, string? to, string fault) =>
        Assert.Equal((null, fault), WrittenTimes.Between(from, to, London));
}
