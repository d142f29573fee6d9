using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What an operator does first: look at everything, then at a host, then at a guest.</summary>
public sealed class SmokeTests(PortalBed bed) : IClassFixture<PortalBed>
{
    private const string Host = "/hosts/host-a";
    private const string Guest = "/deployments/campus/guests/web";

    [Theory]
    [InlineData("/", "campus")]
    [InlineData(Host, "host-a")]
    [InlineData(Guest, "web")]
    public async Task A_page_renders_and_stays_on_its_origin(string path, string shows)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(shows);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
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
}
