using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.FSharp.Core;
using Portal.Components.Grafana;
using Portal.Testbed;

namespace Portal.Tests.Components.Grafana;

public sealed class GrafanaPanelUrlTests
{
    private static readonly string[] Hostile =
    [
        "a&var-project=b", "a?b", "a#b", "../x", "a/b", "a%26b", "a b", "a+b", "", ".+", ".*", "-", "web\n", "wéb", "\u202Eweb", "a\"b", "a\\b", "a=b", "$host", "${host}", "\uD800",
    ];

    private static readonly TimeZoneInfo[] Zones = [.. ((string[])["UTC", "Europe/London", "Asia/Kolkata", "America/Argentina/Buenos_Aires"]).Select(TimeZoneInfo.FindSystemTimeZoneById)];

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements(Hostile),
        Gen.Elements("web-1", "client-12", "a", "a.b_c-d", "invalid-0123456789ab", new string('a', 63), new string('a', 64)),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<(string Project, string Guest, string Host, PanelLook Look, int Panel)> Cases =
        from project in Names
        from guest in Names
        from host in Names
        from range in Gen.Elements<PanelRange>([.. PanelRange.All])
        from dark in Gen.Elements(true, false)
        from zone in Gen.Elements(Zones)
        from frozen in Gen.Elements<DateTimeOffset?>(null, DateTimeOffset.FromUnixTimeSeconds(1_767_322_800))
        from panel in Gen.Choose(1, 99)
        select (project, guest, host, new PanelLook(range, dark, zone, frozen), panel);

    private static Config Config => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260104, 7), FSharpOption<int>.None)));

    [Fact]
    public void What_is_built_parses_back_to_exactly_what_was_meant() => Check.One(Config, Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        PanelVariable[] variables = [new("project", one.Project), new("guest", one.Guest), new("host", one.Host)];
        string? url = GrafanaPanelUrl.Solo("grafana", GrafanaPanels.Guest.Dashboard.Panel(one.Panel, ""), variables, one.Look);
        bool mayBeSent = (one.Project.Length == 0 || TestbedName.IsInGrammar(one.Project)) && TestbedName.IsInGrammar(one.Guest) && (one.Host == ".+" || TestbedName.IsInGrammar(one.Host));
        Assert.Equal(mayBeSent, url is not null);
        if (url is null)
        {
            return;
        }

        string[] parts = url.Split('?');
        Assert.Equal(2, parts.Length);
        Assert.Equal("grafana/d-solo/testbed-guest/guest", parts[0]);
        var read = QueryHelpers.ParseQuery(parts[1]);
        Assert.All(read, pair => Assert.Single(pair.Value));
        string[] expected = one.Look.FrozenAt is null
            ? ["orgId", "panelId", "from", "to", "refresh", "timezone", "theme", "hideLogo", "var-project", "var-guest", "var-host"]
            : ["orgId", "panelId", "from", "to", "timezone", "theme", "hideLogo", "var-project", "var-guest", "var-host"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(one.Panel.ToString(), read["panelId"]);
        Assert.Equal(one.Project, read["var-project"]);
        Assert.Equal(one.Guest, read["var-guest"]);
        Assert.Equal(one.Host, read["var-host"]);
        Assert.Equal(one.Look.IsDark ? "dark" : "light", read["theme"]);
        Assert.Equal(one.Look.Zone.Equals(TimeZoneInfo.Utc) ? "utc" : one.Look.Zone.Id, read["timezone"]);
    }));

    [Fact]
    public void The_address_is_the_one_of_the_contract() =>
        Assert.Equal(
            "grafana/d-solo/testbed-guest/guest?orgId=1&panelId=4&from=now-1h&to=now&refresh=30s&timezone=Europe%2FLondon&theme=dark&hideLogo=true&var-project=campus&var-guest=web&var-host=.%2B",
            GrafanaPanelUrl.Solo("grafana", GrafanaPanels.Guest.Memory, [new("project", "campus"), new("guest", "web"), PanelVariable.AnyHost], new PanelLook(PanelRange.Default, true, Zones[1])));

    [Fact]
    public void Fixed_times_are_sent_as_they_are_and_nothing_is_refreshed_paused_or_not()
    {
        DateTimeOffset from = DateTimeOffset.FromUnixTimeMilliseconds(1_767_322_800_123);
        foreach (DateTimeOffset? frozen in (DateTimeOffset?[])[null, from.AddDays(9)])
        {
            Assert.Contains("panelId=1&from=1767322800123&to=1767330000123&timezone=utc&", Host(new PanelLook(PanelRange.Between(from, from.AddHours(2)), false, TimeZoneInfo.Utc, frozen)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("15m", "30s")]
    [InlineData("1h", "30s")]
    [InlineData("6h", "1m")]
    [InlineData("24h", "5m")]
    [InlineData("7d", "5m")]
    public void The_longer_the_range_the_rarer_the_refresh(string range, string refresh) =>
        Assert.Contains($"&from=now-{range}&to=now&refresh={refresh}&", Host(new PanelLook(PanelRange.Named(range), false, TimeZoneInfo.Utc)), StringComparison.Ordinal);

    [Fact]
    public void A_paused_page_has_fixed_times_and_no_refresh()
    {
        string url = Host(new PanelLook(PanelRange.Default, false, TimeZoneInfo.Utc, DateTimeOffset.FromUnixTimeMilliseconds(1_767_322_800_000)));
        Assert.Contains("&from=1767319200000&to=1767322800000&", url, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh", url, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_nobody_offers_is_the_default() => Assert.Equal("1h", PanelRange.Named("1y'--").Name);

    [Fact]
    public void A_whole_dashboard_in_kiosk_mode_shows_none_of_grafanas_controls() =>
        Assert.Matches(new Regex(@"\Agrafana/d/testbed-host/host\?orgId=1&from=now-1h&to=now&refresh=30s&timezone=utc&theme=light&var-host=a&kiosk&_dash\.hideTimePicker=true&_dash\.hideVariables=true&_dash\.hideLinks=true\z"),
            GrafanaPanelUrl.Kiosk("grafana", GrafanaPanels.Host.Dashboard, [new("host", "a")], new PanelLook(PanelRange.Default, false, TimeZoneInfo.Utc))!);

    [Fact]
    public void Without_a_value_for_each_variable_there_is_no_address() =>
        Assert.Null(GrafanaPanelUrl.Solo("grafana", GrafanaPanels.Guest.Cpu, [new("guest", "web"), PanelVariable.AnyHost], new PanelLook(PanelRange.Default, false, TimeZoneInfo.Utc)));

    [Fact]
    public void A_path_of_ones_own_stays_before_it() =>
        Assert.StartsWith("tools/graphs/d-solo/", GrafanaPanelUrl.Solo("tools/graphs", GrafanaPanels.Cluster.Cpu, [], new PanelLook(PanelRange.Default, false, TimeZoneInfo.Utc)), StringComparison.Ordinal);

    private static string Host(PanelLook look) => GrafanaPanelUrl.Solo("grafana", GrafanaPanels.Host.Cpu, [new("host", "a")], look)!;
}
