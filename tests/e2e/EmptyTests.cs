using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>Two hosts, no testbed, no guest: each page says in its own words what is not there and what to do.</summary>
public sealed class EmptyTests : IAsyncLifetime
{
    private readonly StandInHost _host = new("host-b");
    private Origin? _origin;
    private Browser? _browser;

    public async ValueTask InitializeAsync()
    {
        // The machine that tests run on may be full or busy; that is none of these tests' business.
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart
            {
                Settings =
                [
                    ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", _host.Authority), ("Testbed:Root", ""),
                    ("Problems:PressurePercent", "100"), ("Problems:FilesystemWarningPercent", "100"), ("Problems:FilesystemErrorPercent", "100"),
                ],
            },
            HasPrometheus = false, // what is not there is what these pages are about
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

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Each_page_says_what_is_not_there_in_its_own_words()
    {
        await using WatchedPage watched = await _browser!.NewPageAsync(_origin!.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/");
        ILocator setup = page.Locator(".setup li").Filter(new() { HasText = "No testbed found" });
        await Assertions.Expect(setup.Locator("p")).ToHaveTextAsync("No testbed found. Portal looks in /var/lib/testbedos. Set Portal__Testbed__Root, or try portal simulate.");
        await Assertions.Expect(setup.Locator("[data-copy]")).ToHaveAttributeAsync("data-copy", "Portal__Testbed__Root=/var/lib/testbedos");
        await Assertions.Expect(page.Locator("#problems p.empty")).ToHaveTextAsync(new Regex(@"^No problems\. Last check \d\d:\d\d:\d\d\.$"), new() { Timeout = 30_000 });
        foreach ((string path, string place, string words) in new[]
        {
            ("/deployments", "p.empty", @"No deployments\. They appear here as soon as the testbed writes one; nothing needs a restart\."),
            ("/guests", "p.empty", @"No guests\. Portal sees 2\s+hosts and nothing running on them\."),
            ("/problems", "#active p.empty", @"No problems\. 2\s+hosts, 0\s+guests and 0\s+deployments checked at \d\d:\d\d:\d\d\."),
        })
        {
            await watched.OpenAsync(path);
            await Assertions.Expect(page.Locator($"main {place}")).ToHaveTextAsync(new Regex($"^{words}$"));
        }

        // A chart is empty until its first value, so this is seen before script alone.
        string host = await (await page.APIRequest.GetAsync("/hosts/host-a")).TextAsync();
        Assert.Contains("Collecting. The first value comes in a second.", host, StringComparison.Ordinal);
        Assert.Empty(watched.Faults);
    }
}
