using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>One card of a page fails: what its reader sees, and that the rest of the page goes on.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Origin? _origin;
    private Browser? _browser;

    public async ValueTask InitializeAsync()
    {
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart
            {
                Settings = [("Demo", "true"), ("Host:Name", "this-machine")],
                Variables = [("DOTNET_STARTUP_HOOKS", typeof(FaultyCard).Assembly.Location), (FaultyCard.Variable, _folder.Write("fault", ""))],
            },
        });
        _browser = await Browser.StartAsync();
        await _origin.SignInAsync(_browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (_origin is not null)
        {
            await _origin.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task The_other_cards_stay_live_and_the_failed_one_is_drawn_once_it_can_be()
    {
        await using WatchedPage watched = await _browser!.NewPageAsync(_origin!.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/");
        ILocator fault = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(fault.Locator("p")).ToHaveTextAsync(new Regex("^This part could not be drawn; the rest works\\. Reference [0-9a-f]{8}\\.$"));
        await Assertions.Expect(page.Locator("#hosts")).ToHaveCountAsync(0);
        Assert.DoesNotContain(FaultyCard.Secret, await page.ContentAsync(), StringComparison.Ordinal);
        string reference = await fault.Locator("code").InnerTextAsync();
        await Until.HoldsAsync("the log has the reference and the exception", TimeSpan.FromSeconds(5), () =>
            Task.FromResult(_origin.Portal.Log.Split('\n').Any(line => line.Contains(reference, StringComparison.Ordinal) && line.Contains(FaultyCard.Secret, StringComparison.Ordinal))));

        foreach (string card in (string[])["#capacity", "#busiest"])
        {
            string before = await page.Locator(card).InnerTextAsync();
            await Assertions.Expect(page.Locator(card)).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        }

        File.Delete(_folder.At("fault"));
        await fault.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.Locator("#hosts .host-tiles > li")).ToHaveCountAsync(4);
        await Assertions.Expect(fault).ToHaveCountAsync(0);
        Assert.Empty(watched.Faults);
    }
}
