using AngleSharp.Dom;
using Portal.Components.Layout;
using Portal.Tests.Components.Pages;

namespace Portal.Tests.Components.Layout;

public sealed class DemoBarTests
{
    [Fact]
    public async Task A_demo_says_which_machine_is_real_and_how_to_watch_a_testbed()
    {
        await using var page = new PageFixture();
        page.Options.Demo = "true";
        page.Options.Host.Name = "desk";
        IDocument bar = await page.RenderAsync<DemoBar>();
        Assert.Equal("desk", bar.QuerySelector("aside b")?.TextContent);
        Assert.Contains("Portal__Testbed__Root", bar.QuerySelector("aside p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Portal__Testbed__Root=/var/lib/testbedos", bar.QuerySelector("button")?.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Without_a_demo_there_is_no_bar()
    {
        await using var page = new PageFixture();
        Assert.Empty((await page.RenderAsync<DemoBar>()).Body!.Children);
    }
}
