using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Components.Tables;

namespace Portal.EndToEnd;

/// <summary>What somebody sees who started the program where there is no testbed: everything moves, and nothing can be taken for real.</summary>
public sealed class DemoTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Host = "/hosts/demo-1";
    private const string RealHost = "/hosts/this-machine";
    private const string Guest = "/deployments/campus/guests/web";

    // Of a host that never falls silent: while one is, it says nothing of guests that nobody expects.
    private const string Stranger = "/hosts/demo-1/guests/scratch-build";

    [Theory]
    [InlineData(Host)]
    [InlineData(Guest)]
    [InlineData(Stranger)]
    public async Task What_is_made_up_is_marked_beside_its_name(string path)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        await Assertions.Expect(Mark(watched.Page.Locator(".page-head"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_overview_marks_simulated_hosts_and_guests_and_not_this_machine()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/");
        await Assertions.Expect(Mark(watched.Page.Locator("#hosts"))).ToHaveCountAsync(3);
        await Assertions.Expect(Mark(watched.Page.Locator("#busiest tbody tr").First)).ToBeVisibleAsync();
        ILocator real = watched.Page.Locator("#hosts li").Filter(new() { Has = watched.Page.GetByRole(AriaRole.Link, new() { Name = "this-machine", Exact = true }) });
        await Assertions.Expect(Mark(real)).ToHaveCountAsync(0);
        await watched.OpenAsync(RealHost);
        await Assertions.Expect(Mark(watched.Page.Locator(".page-head"))).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Host)]
    [InlineData(Guest)]
    public async Task Charts_move_within_two_seconds(string path)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        await watched.Page.Locator("[data-chart]").First.ScrollIntoViewIfNeededAsync();
        await watched.Page.WaitForSelectorAsync(".uplot canvas");
        // Between one picture and the next on the page's own clock: when the first one came is the machine's business.
        await watched.Page.EvaluateAsync("""
            () => { window.drawn = { last: null, at: null, quickest: Infinity };
              setInterval(() => {
                const now = document.querySelector('.uplot canvas')?.toDataURL();
                if (now === drawn.last) { return; }
                if (drawn.at !== null) { drawn.quickest = Math.min(drawn.quickest, performance.now() - drawn.at); }
                drawn.at = drawn.last === null ? null : performance.now();
                drawn.last = now;
              }, 50); }
            """);
        await watched.Page.WaitForFunctionAsync("() => drawn.quickest <= 2000", null, new() { Timeout = 30_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_setting_that_ends_the_demo_can_be_copied()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await watched.OpenAsync("/");
        await Bar(watched.Page).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("#status")).ToHaveTextAsync("Copied: Portal__Testbed__Root=/var/lib/testbedos");
        Assert.Equal("Portal__Testbed__Root=/var/lib/testbedos", await watched.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("guests")]
    [InlineData("hosts")]
    [InlineData("deployments")]
    public async Task An_export_says_of_each_row_whether_it_is_simulated(string table)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/" + table);
        await Assertions.Expect(watched.Page.Locator(".list-grid tbody tr").First).ToBeVisibleAsync();
        string[][] rows = [.. CsvReading.Rows(await (await watched.Page.APIRequest.GetAsync($"/api/v1/{table}?format=csv")).TextAsync())];
        int column = Array.IndexOf(rows[0], "simulated");
        Assert.Contains(rows[1..], row => row[column] == "true");
        Assert.All(rows[1..], row => Assert.Equal(row[0] == "this-machine" ? "false" : "true", row[column]));
    }

    private static ILocator Bar(IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Demo", Exact = true });

    private static ILocator Mark(ILocator inside) => inside.Locator(".chip").Filter(new() { HasTextRegex = new Regex("^Simulated$") });
}
