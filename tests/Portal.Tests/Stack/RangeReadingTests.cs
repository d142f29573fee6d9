using System.Text;
using System.Text.Json;
using Portal.Stack.Prometheus;

namespace Portal.Tests.Stack;

public sealed class RangeReadingTests
{
    private static readonly RangeQuery Query = RangeQuery.Last(TimeSpan.FromSeconds(20), DateTimeOffset.FromUnixTimeSeconds(1_767_225_623), "up", 5);

    [Fact]
    public void Both_ends_lie_on_the_step_so_that_viewers_ask_the_same() =>
        Assert.Equal((1_767_225_600, 1_767_225_620, 5), (Query.FromSeconds, Query.ToSeconds, Query.StepSeconds));

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(7 * 24 * 60)]
    public void No_question_is_for_more_than_600_points(int minutes)
    {
        RangeQuery query = RangeQuery.Last(TimeSpan.FromMinutes(minutes), DateTimeOffset.FromUnixTimeSeconds(1_767_225_623), "up", 1);
        Assert.InRange(((query.ToSeconds - query.FromSeconds) / query.StepSeconds) + 1, 300, RangeQuery.MaxPoints);
    }

    [Fact]
    public void A_step_without_a_number_is_a_gap()
    {
        RangeAnswer answer = Parse("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"host":"a"},"values":[[1767225600,"0.5"],[1767225610,"NaN"],[1767225620,"+Inf"]]}]}}""");
        RangeSeries series = Assert.Single(answer.Series);
        Assert.Equal("a", series.Labels["host"]);
        Assert.Equal([0.5, double.NaN, double.NaN, double.NaN, double.NaN], series.Values);
    }

    [Fact]
    public void More_than_50_series_are_counted_and_left_out()
    {
        string one = """{"metric":{},"values":[]}""";
        RangeAnswer answer = Parse("""{"data":{"result":[""" + string.Join(',', Enumerable.Repeat(one, 60)) + "]}}");
        Assert.Equal((50, 10), (answer.Series.Length, answer.Left));
    }

    [Fact]
    public void A_label_cannot_turn_writing_around() =>
        Assert.Equal("a\uFFFDb\uFFFD", Parse("""{"data":{"result":[{"metric":{"x":"a\u202eb\n"},"values":[]}]}}""").Series[0].Labels["x"]);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"data":{"result":{}}}""")]
    [InlineData("""{"data":{"result":[{"metric":{},"values":[["x","1"]]}]}}""")]
    [InlineData("""{"data":{"result":[{"metric":{},"values":[[]]}]}}""")]
    public void What_is_no_answer_is_refused(string body) => Assert.ThrowsAny<JsonException>(() => Parse(body));

    private static RangeAnswer Parse(string body) => RangeReading.Parse(Encoding.UTF8.GetBytes(body), Query);
}
