using AngleSharp.Dom;
using Portal.Components.Layout;
using Portal.Components.Pages.Checks;
using Portal.Components.Shared;
using Portal.Doctor;

namespace Portal.Tests.Components.Pages.Checks;

/// <summary>How checks stand on their page and in the navigation.</summary>
public sealed class DoctorMarkupTests
{
    private static readonly DoctorReport Report = new(
        Live.LiveSamples.Start,
        [
            new(CheckGroup.ThisHost, "Demo", null, null, Finding.Pass("off", "the demo is off"), Live.LiveSamples.Start, TimeSpan.FromMilliseconds(2)),
            new(CheckGroup.Hosts, "Answers", "host-b", "host-b", Finding.Fail("connection refused", "an answer", new Fix("On host-b:", "systemctl status testbed-portal")), Live.LiveSamples.Start, TimeSpan.FromMilliseconds(3)),
        ],
        IsFinished: true);

    [Fact]
    public async Task A_failed_check_has_found_expected_and_a_fix_to_copy()
    {
        IDocument page = await RenderAsync("doctor");
        Assert.Equal("1 of 2 checks failed, 0 warnings.", page.GetElementById("doctor-summary")!.TextContent);
        IElement row = Assert.Single(page.QuerySelectorAll("tr[data-result=fail]"));
        Assert.Equal("Fail", row.QuerySelector(".status")!.TextContent.Trim());
        Assert.Equal(["connection refused", "an answer"], row.QuerySelectorAll(".check-more").Take(2).Select(cell => cell.TextContent));
        Assert.Equal(("systemctl status testbed-portal", "systemctl status testbed-portal"), (row.QuerySelector("code")!.TextContent, row.QuerySelector("button[data-copy]")!.GetAttribute("data-copy")));
        Assert.Equal("hosts/host-b", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(DoctorMarkdown.Of(Report), page.QuerySelector(".doctor-bar [data-copy]")!.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Before_the_first_check_it_says_what_is_waited_for()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<DoctorPage>();
        Assert.Equal("The first checks are under way.", Assert.Single(page.QuerySelectorAll("[aria-busy='true']")).ParentElement!.TextContent.Trim());
    }

    [Theory]
    [InlineData("doctor", 2)]
    [InlineData("doctor?only=failed", 1)]
    [InlineData("doctor?host=host-b", 1)]
    [InlineData("doctor?only=failed&host=host-c", 0)]
    public async Task A_filter_stands_in_the_address(string address, int rows)
    {
        IDocument page = await RenderAsync(address);
        Assert.Equal(rows, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(rows == 0, page.QuerySelector(".empty")?.TextContent == "No check matches the filter.");
    }

    [Fact]
    public async Task Before_the_first_run_the_page_has_its_heading_and_says_what_it_does()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<DoctorPage>();
        Assert.Equal(("Doctor", "Looking at the hosts."), (page.QuerySelector("h1")!.TextContent, page.GetElementById("doctor-summary")!.TextContent));
    }

    [Fact]
    public async Task The_navigation_is_marked_where_a_check_failed_at_the_last_run()
    {
        await using var pages = new PageFixture();
        Assert.Null((await pages.RenderAsync<NavList>()).GetElementById("doctor-mark"));
        pages.Doctor.Newest = Report;
        Assert.Equal("1\u00A0check failed", (await pages.RenderAsync<NavList>()).GetElementById("doctor-mark")!.TextContent);
    }

    [Theory]
    [InlineData(false, null, "doctor")]
    [InlineData(true, "a&b", "doctor?only=failed&host=a%26b")]
    public void Its_address_holds_the_filter(bool onlyFailed, string? host, string expected) => Assert.Equal(expected, PageLinks.Doctor(new DoctorFilter(onlyFailed, host)));

    private static async Task<IDocument> RenderAsync(string address)
    {
        await using var pages = new PageFixture();
        pages.Doctor.Newest = Report;
        pages.GoTo(address);
        return await pages.RenderAsync<DoctorPage>();
    }
}
