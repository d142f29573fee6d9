using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;

namespace Portal.EndToEnd;

/// <summary>The past beside the live charts: Grafana's panels, and what stands in for them when Grafana or Prometheus stops.</summary>
public sealed class HistoryTests(HistoryBed bed) : IClassFixture<HistoryBed>, IAsyncLifetime
{
    private const string Host = "/hosts/demo-1";
    private const string Guest = "/deployments/campus/guests/web";
    private const string Dashboard = "/deployments/campus?tab=dashboard";

    // Three seconds of the product, and one for a machine that runs all parts and the browser.
    private static readonly LocatorAssertionsToHaveCountOptions Soon = new() { Timeout = 4_000 };
    private static readonly LocatorAssertionsToContainTextOptions SoonText = new() { Timeout = 4_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 15_000 };

    public async ValueTask InitializeAsync() => await bed.MendAsync();

    public ValueTask DisposeAsync()
    {
        Assert.Empty(bed.Grafana.Faults);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Frames_begin_when_they_are_seen_and_never_more_than_eight_live()
    {
        await using WatchedPage watched = await OpenAsync(Host);
        await Assertions.Expect(Frames(watched.Page).First).ToBeVisibleAsync();
        Assert.True(await Frames(watched.Page).CountAsync() < 10);
        ILocator panels = watched.Page.Locator(".history");
        Assert.Equal(10, await panels.CountAsync());
        for (int i = 0; i < 10; i++)
        {
            await panels.Nth(i).ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(panels.Nth(i).Locator("iframe")).ToHaveCountAsync(1, Patient);
            Assert.InRange(await Frames(watched.Page).CountAsync(), 1, 8);
        }

        await Assertions.Expect(panels.Nth(9).FrameLocator("iframe").Locator("h1")).ToHaveTextAsync("Temperatures");
        Assert.Equal("allow-scripts allow-same-origin", await panels.Nth(9).Locator("iframe").GetAttributeAsync("sandbox"));
        Assert.Equal("Temperatures history of demo-1 (Grafana)", await panels.Nth(9).Locator("iframe").GetAttributeAsync("title"));
        Assert.Empty(Faults(watched));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_page_with_panels_is_accessible_and_quiet(ColorScheme scheme)
    {
        await using WatchedPage watched = await OpenAsync(Guest, scheme);
        await Assertions.Expect(watched.Page.Locator("iframe").First.ContentFrame.Locator("[data-newest]")).ToHaveTextAsync(new Regex("^[0-9.]+$"));
        await Accessibility.HasNoViolationAsync(watched.Page);
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task The_range_of_the_address_is_every_panels_and_is_chosen_without_a_reload()
    {
        await using WatchedPage watched = await OpenAsync(Guest + "?range=6h");
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex("&from=now-6h&to=now&refresh=1m&"));
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "24 h" }).ClickAsync();
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex("&from=now-24h&to=now&refresh=5m&"));
        Assert.EndsWith("?range=24h", watched.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(watched.Page.Locator("iframe[src*='now-6h']")).ToHaveCountAsync(0);
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task Another_time_is_chosen_with_the_keyboard_and_holds_every_panel_whatever_draws_it()
    {
        await using WatchedPage watched = await OpenAsync(Host + "?by=mem");
        IPage page = watched.Page;
        await page.Locator("#cpu .history").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(Frames(page).First).ToHaveAttributeAsync("src", new Regex("&from=now-1h&to=now&refresh=30s&"));
        await page.Locator(".range-other summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync(new Regex("^2"));
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2026-01-02T03:00");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-01-02T02:00");
        await page.GetByLabel("To", new() { Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".range-other .range-fault")).ToHaveTextAsync("The beginning must lie before the end.");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-01-02T05:00");
        await page.GetByLabel("To", new() { Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?by=mem&from=1767322800000&to=1767330000000$"));

        // The fields stand above the panels, which begin on screen only.
        await page.Locator("#cpu .history").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(Frames(page).First).ToHaveAttributeAsync("src", new Regex("&from=1767322800000&to=1767330000000&timezone="));
        await Assertions.Expect(page.Locator("iframe[src*='refresh=']")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".range-fixed")).ToContainTextAsync("2026-01-02 03:00 to 2026-01-02 05:00 (2\u00A0h)");
        await Accessibility.HasNoViolationAsync(page);

        bed.Grafana.Stop();
        await Assertions.Expect(page.Locator("#cpu .history")).ToContainTextAsync("Prometheus has nothing of it in this time.", new() { Timeout = 15_000 });
        bed.Prometheus.Close();
        await Assertions.Expect(page.Locator("#cpu .history")).ToContainTextAsync("Nothing of these times is kept here.", new() { Timeout = 15_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the last 1 h" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/hosts/demo-1\?by=mem$"));
        await page.Locator("#cpu .history").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#cpu .history .uplot")).ToHaveCountAsync(1, Patient);
        Assert.Empty(FaultsElsewhere(watched));
    }

    [Fact]
    public async Task Another_theme_reaches_the_panels_without_a_reload()
    {
        await using WatchedPage watched = await OpenAsync(Guest);
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex("&theme=light&"));
        ILocator button = watched.Page.Locator("[data-action=theme]");
        await button.ClickAsync();
        await button.ClickAsync();
        await Assertions.Expect(watched.Page.Locator("iframe").First.ContentFrame.Locator("main")).ToContainTextAsync("theme dark");
        await Assertions.Expect(watched.Page.Locator("iframe[src*='theme=light']")).ToHaveCountAsync(0);
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task A_paused_page_holds_its_panels_at_that_time_and_lets_them_go_on()
    {
        await using WatchedPage watched = await OpenAsync(Guest);
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex("&from=now-1h&to=now&refresh=30s&"));
        ILocator pill = watched.Page.Locator("#live-pill");
        await pill.ClickAsync();
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex(@"&from=\d{13}&to=\d{13}&timezone="));
        await Assertions.Expect(watched.Page.Locator("iframe[src*='refresh=']")).ToHaveCountAsync(0);
        await pill.ClickAsync();
        await Assertions.Expect(Frames(watched.Page).First).ToHaveAttributeAsync("src", new Regex("&from=now-1h&to=now&refresh=30s&"));
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task Who_wants_the_portals_own_charts_gets_no_frame()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.Page.Context.AddCookiesAsync([new Cookie { Name = "view", Value = "history%3Dnative", Url = bed.Address.AbsoluteUri }]);
        await watched.OpenAsync(Guest);
        await Assertions.Expect(watched.Page.Locator("#cpu .history .uplot")).ToHaveCountAsync(1, Patient);
        Assert.Equal(0, await watched.Page.Locator("iframe, [data-frame]").CountAsync());
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task When_nginx_reads_its_files_again_the_page_goes_on()
    {
        await using WatchedPage watched = await OpenAsync("/guests?q=campus");
        await bed.Nginx.ReloadAsync();
        double at = await watched.Page.EvaluateAsync<double>("Date.now()");
        await watched.Page.WaitForFunctionAsync("at => Number(document.documentElement.dataset.shownAt) > at + 1000 && document.getElementById('live-pill').dataset.state === 'live'", at, new() { Timeout = 15_000 });
        Assert.EndsWith("/guests?q=campus", watched.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(watched.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Assertions.Expect(watched.Page.Locator("#filter")).ToHaveValueAsync("campus");
    }

    [Fact]
    public async Task When_grafana_and_then_prometheus_stop_the_page_follows_and_when_they_are_back_it_offers_them()
    {
        await using WatchedPage watched = await OpenAsync(Host);
        await Assertions.Expect(Frames(watched.Page).First).ToBeVisibleAsync();
        ILocator lines = watched.Page.Locator(".history-lines");

        bed.Grafana.Stop();
        await Assertions.Expect(From(watched.Page, "prometheus")).ToHaveCountAsync(10, Soon);
        await Assertions.Expect(lines).ToContainTextAsync(new Regex(@"Grafana does not answer since \d\d:\d\d \(50\d\)\. Still trying\."), SoonText);
        await Assertions.Expect(watched.Page.Locator("#cpu .history .uplot")).ToHaveCountAsync(1, Patient);

        bed.Prometheus.Close();
        await Assertions.Expect(From(watched.Page, "memory")).ToHaveCountAsync(10, Soon);
        await Assertions.Expect(lines).ToContainTextAsync(new Regex("Prometheus does not answer\\. Showing the last (minute|\\d+ minutes) from memory\\."), SoonText);
        await Assertions.Expect(watched.Page.Locator("#cpu .history .uplot")).ToHaveCountAsync(1, Patient);

        bed.Prometheus.Open();
        await Assertions.Expect(From(watched.Page, "prometheus")).ToHaveCountAsync(10, Soon);
        bed.Grafana.Start();
        await Assertions.Expect(lines).ToContainTextAsync("Grafana is back.", SoonText);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Switch" }).ClickAsync();
        await Assertions.Expect(From(watched.Page, "grafana")).ToHaveCountAsync(10, Soon);
        await Assertions.Expect(watched.Page.Locator("iframe").First.ContentFrame.Locator("h1")).ToHaveTextAsync("CPU");
        Assert.Empty(FaultsElsewhere(watched));
    }

    [Theory]
    [InlineData(nameof(GrafanaMood.Broken))]
    [InlineData(nameof(GrafanaMood.Slow))]
    public async Task A_grafana_that_is_not_well_is_replaced(string mood)
    {
        await using WatchedPage watched = await OpenAsync(Host);
        await Assertions.Expect(Frames(watched.Page).First).ToBeVisibleAsync();
        bed.Grafana.Mood = Enum.Parse<GrafanaMood>(mood);
        await Assertions.Expect(From(watched.Page, "prometheus")).ToHaveCountAsync(10, Soon);
        await Assertions.Expect(watched.Page.Locator("[data-part=Grafana]")).Not.ToContainTextAsync("answers");
        Assert.Empty(FaultsElsewhere(watched));
    }

    [Theory]
    [InlineData(Guest, nameof(GrafanaMood.WantsSignIn), "Grafana asks for a sign-in. Allow anonymous viewers.", "CPU")]
    [InlineData(Host, nameof(GrafanaMood.WantsSignIn), "Grafana asks for a sign-in. Allow anonymous viewers.", "CPU")]
    [InlineData(Dashboard, nameof(GrafanaMood.WantsSignIn), "Grafana asks for a sign-in. Allow anonymous viewers.", "Deployment")]
    [InlineData(Guest, nameof(GrafanaMood.RefusesFrames), "Grafana refuses to be shown in a page. Set allow_embedding.", "CPU")]
    public async Task A_frame_that_cannot_be_shown_is_replaced_with_a_hint(string path, string mood, string hint, string title)
    {
        bed.Grafana.Mood = Enum.Parse<GrafanaMood>(mood);
        await using WatchedPage watched = await OpenAsync(path);
        await Assertions.Expect(watched.Page.Locator(".history-lines")).ToContainTextAsync(hint, SoonText);
        await Assertions.Expect(watched.Page.Locator("iframe")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.Locator("[data-chart=history-cpu] .uplot")).ToHaveCountAsync(1, Patient);
        bed.Grafana.Mood = GrafanaMood.Well;
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("iframe").First.ContentFrame.Locator("h1")).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task A_deployments_dashboard_is_one_frame_that_begins_when_it_is_seen()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(1280, 100);
        await watched.OpenAsync(Dashboard + "&range=6h");
        ILocator home = page.Locator("[data-frame]");
        await Assertions.Expect(home).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync("() => { const shown = document.documentElement.dataset.shownAt; window.first ??= shown; return shown > window.first; }");
        await Assertions.Expect(page.Locator("iframe")).ToHaveCountAsync(0);

        await page.SetViewportSizeAsync(1280, 900);
        await home.ScrollIntoViewIfNeededAsync();
        ILocator frame = page.Locator("iframe");
        await Assertions.Expect(frame).ToHaveAttributeAsync("src", new Regex(
            "^grafana/d/testbed-deployment/deployment\\?orgId=1&from=now-6h&to=now&refresh=1m&timezone=[A-Za-z%0-9]+&theme=light&var-project=campus"
            + "&kiosk&_dash\\.hideTimePicker=true&_dash\\.hideVariables=true&_dash\\.hideLinks=true$"));
        await Assertions.Expect(frame).ToHaveCountAsync(1);
        await Assertions.Expect(frame.ContentFrame.Locator("h1")).ToHaveTextAsync("Deployment");
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task On_a_small_screen_a_panel_loads_when_it_is_asked_for()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.Page.SetViewportSizeAsync(390, 844);
        await watched.OpenAsync(Guest);
        ILocator history = watched.Page.Locator("#cpu .history");
        await history.ScrollIntoViewIfNeededAsync();
        await history.GetByRole(AriaRole.Button, new() { Name = "Load history" }).ClickAsync();
        await Assertions.Expect(history.FrameLocator("iframe").Locator("h1")).ToHaveTextAsync("CPU");
        await Assertions.Expect(Frames(watched.Page)).ToHaveCountAsync(1);
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task Lists_hold_no_frame_and_a_guests_page_none_before_script()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        foreach (string list in (string[])["/", "/guests", "/hosts", "/deployments", "/problems"])
        {
            await watched.OpenAsync(list);
            Assert.Equal(0, await watched.Page.Locator("iframe, [data-frame]").CountAsync());
        }

        string html = await (await watched.Page.APIRequest.GetAsync(Guest)).TextAsync();
        Assert.Contains("History", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Faults(watched));
    }

    private static ILocator Frames(IPage page) => page.Locator(".history iframe");

    private static ILocator From(IPage page, string source) => page.Locator($".history[data-source={source}]");

    // Chromium remarks on each frame that Grafana needs both permissions of the sandbox together.
    private static IEnumerable<string> Faults(WatchedPage watched) => watched.Faults.Where(fault => !fault.Contains("allow-scripts and allow-same-origin", StringComparison.Ordinal));

    // While Grafana is away its frames fail, which the browser writes down.
    private static IEnumerable<string> FaultsElsewhere(WatchedPage watched) => Faults(watched).Where(fault => !fault.Contains("/grafana/", StringComparison.Ordinal));

    private async Task<WatchedPage> OpenAsync(string path, ColorScheme scheme = ColorScheme.Light)
    {
        WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.OpenAsync(path);
        if (path == Host)
        {
            // Below the ranking of its guests.
            await watched.Page.Locator("#cpu .history").ScrollIntoViewIfNeededAsync();
        }

        return watched;
    }
}
