using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>Takes the pictures that the README shows, from the simulated testbed: <c>docs/take-pictures</c> runs it, the tests do not.</summary>
public sealed class ReadmePictures(UnrecordedDemoBed bed) : IClassFixture<UnrecordedDemoBed>
{
    // Live charts show five minutes, sparklines too.
    private static readonly TimeSpan History = TimeSpan.FromMinutes(5.5);

    [Fact(Explicit = true)]
    public async Task All_of_them_in_light_and_dark()
    {
        DateTimeOffset started = TimeProvider.System.GetUtcNow();
        await Until.HoldsAsync("the charts are full", History + TimeSpan.FromMinutes(1), () => Task.FromResult(TimeProvider.System.GetUtcNow() - started >= History));
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach ((string name, string path) in ((string, string)[])[("overview", "/"), ("deployment", "/deployments/campus"), ("guest", "/deployments/campus/guests/web")])
            {
                await TakeAsync(name, path, scheme);
            }
        }
    }

    private async Task TakeAsync(string name, string path, ColorScheme scheme)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.Page.SetViewportSizeAsync(1440, 900);
        await watched.OpenAsync(path);
        await watched.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(watched.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        if (await watched.Page.Locator(".live-chart, .uplot").CountAsync() > 0)
        {
            await watched.Page.WaitForSelectorAsync(".uplot canvas");
        }

        string file = Repository.PathOf("docs", $"{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png");
        await watched.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled });
        Assert.Empty(watched.Faults);
    }
}
