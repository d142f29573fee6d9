using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A deployment's network and its state file in a browser, on the example files.</summary>
public sealed class TopologyTests(ExampleBed bed) : IClassFixture<ExampleBed>
{
    private const string Topology = "/deployments/campus?tab=topology";
    private const string State = "/deployments/campus?tab=state";

    public static TheoryData<string, ColorScheme, int> Looks => new()
    {
        { Topology, ColorScheme.Light, 1280 },
        { Topology + "&focus=switch%3Asw1", ColorScheme.Dark, 1280 },
        { Topology + "&view=table", ColorScheme.Dark, 390 },
        { State + "&find=mac&line=12", ColorScheme.Light, 390 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_is_accessible_and_never_wider_than_the_screen(string address, ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.Page.SetViewportSizeAsync(width, 900);
        await watched.OpenAsync(address);
        AxeResult checkedPage = await watched.Page.Locator("[role=tabpanel]:not([hidden])").RunAxe();
        string[] violations = [.. checkedPage.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Take(5).Select(node => node.Html))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
        await watched.Page.SetViewportSizeAsync(320, 900);
        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Every_switch_router_and_guest_is_drawn_and_stands_in_the_table_too()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(Topology);
        string[] drawn = await NodesAsync(watched.Page, ".topology-svg a");
        Assert.Equal((3, 1, 1, 12), (Count("switch:"), Count("router:"), Count("external:"), Count("guest:")));
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Table", Exact = true }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".topology-svg")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^controller.*02:4c:06:00:00:02") })).ToBeVisibleAsync();
        Assert.Equal(drawn, await NodesAsync(watched.Page, ".topology-table tr"));

        int Count(string kind) => drawn.Count(id => id.StartsWith(kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_is_chosen_by_key_and_by_address_and_keys_return_to_it()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Topology + "&focus=firewall");
        await Assertions.Expect(page.Locator(".topology-svg a[aria-current=true]")).ToHaveAttributeAsync("data-node", "guest:firewall");
        Assert.Equal(["guest:firewall", "switch:sw1"], (await NodesAsync(page, ".topology-svg a:not([data-dim])")).Order(StringComparer.Ordinal));
        await page.Locator("[data-node='router:lr0']").First.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("focus=router%3Alr0"));
        await Assertions.Expect(page.Locator("#topology-panel-title")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".topology-panel")).ToContainTextAsync("dnat_and_snat");
        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(page.Locator(".topology-panel")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".topology-svg [data-node='router:lr0']")).ToBeFocusedAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_is_sought_in_the_state_file_comes_in_sight()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(State);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search in the state file" }).FillAsync("firewall-cloud-disk");
        await Assertions.Expect(page.Locator(".state-line[data-at] mark")).ToBeInViewportAsync();
        await page.GetByLabel("Jump to guest").SelectOptionAsync("winws");
        await Assertions.Expect(page.Locator(".state-line[data-at]")).ToContainTextAsync("\"winws\": {");
        await Assertions.Expect(page.Locator(".state-line[data-at]")).ToBeInViewportAsync();
        string address = page.Url;
        await page.ReloadAsync();
        Assert.Equal(address, page.Url);
        await Assertions.Expect(page.Locator(".state-line[data-at]")).ToBeInViewportAsync();
        Assert.True(await page.Locator(".state-line").CountAsync() < 120);
    }

    private static Task<string[]> NodesAsync(IPage page, string within) =>
        page.EvaluateAsync<string[]>($"[...document.querySelectorAll(\"{within}[data-node]\")].map(node => node.dataset.node)");
}
