using Portal.Components.Grafana;
using Portal.Components.Histories;

namespace Portal.Tests.Components.Histories;

public sealed class AskedRangeTests
{
    private const string From = "1767322800000";
    private const string To = "1767326400000";

    [Theory]
    [InlineData(null, "1h")]
    [InlineData("", "1h")]
    [InlineData("6h", "6h")]
    public void Without_times_it_is_a_range_up_to_now(string? range, string name)
    {
        AskedRange asked = AskedRange.Of(range, null, null, PanelRange.Default);
        Assert.Equal((name, false, null), (asked.Range.Name, asked.Range.IsFixed, asked.Fault));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("6h")]
    public void Times_go_before_a_range_and_are_read_once(string? range)
    {
        AskedRange asked = AskedRange.Of(range, From, To, PanelRange.Default);
        Assert.Null(asked.Fault);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1767322800000), asked.Range.From);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1767326400000), asked.Range.To);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.MaxValue), (asked.Range.Span, asked.Range.Period));
    }

    [Theory]
    [InlineData("yesterday", To, "from: expected milliseconds since 1970 before to, found \"yesterday\".")]
    [InlineData("-1", To, "from: expected milliseconds since 1970 before to, found \"-1\".")]
    [InlineData(To, From, "from: expected milliseconds since 1970 before to, found \"1767326400000\".")]
    [InlineData(To, To, "from: expected milliseconds since 1970 before to, found \"1767326400000\".")]
    [InlineData(null, To, "from: expected milliseconds since 1970 before to, found nothing.")]
    [InlineData(From, null, "to: expected milliseconds since 1970 after from, found nothing.")]
    [InlineData(From, "99999999999999999999", "to: expected milliseconds since 1970 after from, found \"99999999999999999999\".")]
    [InlineData(From, "10000000000000", "to: expected milliseconds since 1970 after from, found \"10000000000000\".")]
    [InlineData("1e3", "0123456789012345678901234567890123456789!", "from: expected milliseconds since 1970 before to, found \"1e3\".")]
    [InlineData(From, "0123456789012345678901234567890123456789!", "to: expected milliseconds since 1970 after from, found \"0123456789012345678901234567890123456789…\".")]
    public void A_wrong_time_is_told_and_the_usual_range_is_used(string? from, string? to, string fault) =>
        Assert.Equal(new AskedRange(PanelRange.Default, fault), AskedRange.Of(null, from, to, PanelRange.Default));

    [Fact]
    public void A_wrong_range_is_told() =>
        Assert.Equal("range: expected 15m, 1h, 6h, 24h, 7d, found \"2h\".", AskedRange.Of("2h", null, null, PanelRange.Default).Fault);

    [Theory]
    [InlineData("hosts/a", "hosts/a?from=1767322800000&to=1767326400000")]
    [InlineData("deployments/x?tab=dashboard", "deployments/x?tab=dashboard&from=1767322800000&to=1767326400000")]
    public void An_address_that_is_made_of_a_range_is_read_as_that_range(string page, string address) =>
        Assert.Equal(address, AskedRange.Address(page, AskedRange.Of(null, From, To, PanelRange.Default).Range, PanelRange.Default));

    [Fact]
    public void The_usual_range_need_not_be_said()
    {
        Assert.Equal("hosts/a", AskedRange.Address("hosts/a", PanelRange.Default, PanelRange.Default));
        Assert.Equal("hosts/a?range=1h", AskedRange.Address("hosts/a", PanelRange.Default, PanelRange.Named("6h")));
    }
}
