using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What an operator does first: look at everything, then at a host, then at a guest.</summary>
public sealed class SmokeTests(PortalBed bed) : IClassFixture<PortalBed>
{
    private const string Host = "/hosts/host-a";
    private const string Guest = "/deployments/campus/guests/web";

    public static TheoryData<string, string, ColorScheme> Pages => new(
        from page in (string[])["/", Host, Guest]
        from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]
        select (page, page switch { Host => "host-a", Guest => "web", _ => "campus" }, scheme));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_renders_stays_on_its_origin_and_is_accessible(string path, string shows, ColorScheme scheme)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.OpenAsync(path);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(shows);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        AxeResult checkedPage = await watched.Page.RunAxe();
        string[] violations = [.. checkedPage.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Host)]
    [InlineData(Guest)]
    public async Task Numbers_change_without_a_reload(string path)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        ILocator main = watched.Page.GetByRole(AriaRole.Main);
        string before = await main.InnerTextAsync();
        await Assertions.Expect(main).Not.ToHaveTextAsync(before, new() { Timeout = 10_000, UseInnerText = true });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task From_the_overview_one_gets_to_a_guest_by_its_name()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/");
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "web", Exact = true }).First.ClickAsync();
        await watched.Page.WaitForURLAsync("**" + Guest);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("web");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Light_and_dark_differ()
    {
        string[] backgrounds = await Task.WhenAll(((ColorScheme[])[ColorScheme.Light, ColorScheme.Dark]).Select(async scheme =>
        {
            await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
            await watched.OpenAsync("/");
            return await watched.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        }));
        Assert.NotEqual(backgrounds[0], backgrounds[1]);
    }
}
