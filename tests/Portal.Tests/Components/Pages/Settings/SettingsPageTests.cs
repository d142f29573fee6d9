using AngleSharp.Dom;
using Portal.Components.Pages.Settings;
using Portal.Configuration;

namespace Portal.Tests.Components.Pages.Settings;

public sealed class SettingsPageTests
{
    [Fact]
    public async Task Every_setting_is_a_fieldset_with_a_legend_and_shows_its_value()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<SettingsPage>();
        foreach (IElement field in page.QuerySelectorAll("fieldset"))
        {
            Assert.NotEmpty(field.QuerySelector("legend")!.TextContent);
            Assert.Single(field.QuerySelectorAll("input[checked], option[selected]"));
        }

        Assert.Equal(11, page.QuerySelectorAll("fieldset").Length);
        Assert.NotNull(page.QuerySelector("option[value='Asia/Kolkata']"));
    }

    [Fact]
    public void Options_are_named_as_the_environment_names_them_and_secrets_are_only_set_or_not()
    {
        PortalOptions options = new()
        {
            DataDirectory = "/var/lib/portal-of-somebody",
            Cluster = { JoinToken = "word-of-mouth", Hosts = { ["host-b"] = "10.0.0.2" } },
            Prometheus = { Url = "http://reader:open-sesame@127.0.0.1:9090" },
            Exporter = { TokenFile = "/etc/portal/scrape-word" },
        };
        var shown = ShownOption.AllOf(options);
        string all = string.Join('\n', shown.Select(option => $"{option.Name}={option.Text}"));
        Assert.Contains("Portal__Cluster__Hosts=host-b = 10.0.0.2", all, StringComparison.Ordinal);
        Assert.Contains("Portal__Cluster__JoinToken=set", all, StringComparison.Ordinal);
        Assert.Contains("Portal__Grafana__ProbeUrl=not set", all, StringComparison.Ordinal);
        Assert.Contains("Portal__Problems__MemoryPercent=95", all, StringComparison.Ordinal);
        foreach (string secret in (string[])["somebody", "word-of-mouth", "open-sesame", "scrape-word"])
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }
}
