using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

/// <summary>The past as scripts get it.</summary>
public sealed class HistoryDocumentTests
{
    private static readonly SubjectKey Host = SubjectKey.OfHost("host-b");

    private readonly LiveHistory _history = new(new ManualTimeProvider(Start));

    public HistoryDocumentTests()
    {
        for (int at = 0; at <= 60; at += 5)
        {
            _history.Add(Joint(at, [Answer("host-b", TakenOf("host-b", at))]));
        }
    }

    [Fact]
    public void All_points_of_all_series_are_answered_oldest_first()
    {
        HistoryDocument document = HistoryDocument.Of(_history, Host, new HistoryQuery(null, null, []));
        Assert.Equal((13, 5), (document.Times.Length, document.StepSeconds));
        Assert.Equal(Start.ToUnixTimeSeconds(), document.Times[0]);
        Assert.Contains("load/1", document.Series.Keys);
        Assert.All(document.Series.Values, values => Assert.Equal(13, values.Length));
    }

    [Fact]
    public void A_step_leaves_the_last_point_of_each()
    {
        HistoryDocument document = HistoryDocument.Of(_history, Host, new HistoryQuery(null, 30, ["load"]));
        Assert.Equal(["load/1", "load/15", "load/5"], document.Series.Keys);
        Assert.Equal(30, document.StepSeconds);
        Assert.All(document.Times.Zip(document.Times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 5 && (long)pair.First / 30 != (long)pair.Second / 30));
    }

    [Fact]
    public void A_beginning_leaves_out_what_was_before() =>
        Assert.Equal([Start.AddSeconds(55).ToUnixTimeSeconds(), Start.AddSeconds(60).ToUnixTimeSeconds()], HistoryDocument.Of(_history, Host, new HistoryQuery(Start.AddSeconds(52), null, [])).Times);

    [Theory]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("1767323045000")]
    public void A_beginning_is_a_time_or_milliseconds(string from)
    {
        Assert.Equal(Start, HistoryQuery.Read(from, default, default, out string? wrong).From);
        Assert.Null(wrong);
    }

    [Theory]
    [InlineData("soon", null, "from: expected a time such as 2026-01-05T14:03:22Z, or milliseconds since 1970, found \"soon\".")]
    [InlineData("99999999999999999", null, "from: expected a time such as 2026-01-05T14:03:22Z, or milliseconds since 1970, found \"99999999999999999\".")]
    [InlineData(null, "1.5", "step: expected whole seconds from 1 to 3600, found \"1.5\".")]
    [InlineData(null, "3601", "step: expected whole seconds from 1 to 3600, found \"3601\".")]
    public void What_cannot_be_read_is_named_with_what_was_expected(string? from, string? step, string expected)
    {
        _ = HistoryQuery.Read(from, step, default, out string? wrong);
        Assert.Equal(expected, wrong);
    }
}
