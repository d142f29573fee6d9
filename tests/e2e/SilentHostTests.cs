using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>A host falls silent and comes back: what is said of its data, and of its guests, which are never called dead for it.</summary>
public sealed class SilentHostTests(TwoHostBed bed) : IClassFixture<TwoHostBed>
{
    private static readonly LocatorAssertionsToContainTextOptions AtFirst = new() { Timeout = 20_000 };

    // Stale after three seconds, offline after thirty, by the age of the data; and some time for a machine that runs all of it.
    private static readonly LocatorAssertionsToContainTextOptions SoonStale = new() { Timeout = 8_000 };
    private static readonly LocatorAssertionsToContainTextOptions SoonOffline = new() { Timeout = 34_000 };
    private static readonly LocatorAssertionsToContainTextOptions TwoPeriods = new() { Timeout = 12_000 };

    [Fact]
    public async Task A_host_that_is_stopped_is_stale_then_offline_then_live_and_its_guests_are_never_missing()
    {
        await using WatchedPage hosts = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage guests = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage problems = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage figures = await bed.Browser.NewPageAsync(bed.Address);
        await hosts.OpenAsync("/hosts");
        await guests.OpenAsync("/guests?deployment=campus");
        await problems.OpenAsync("/problems?host=host-b");
        ILocator host = hosts.Page.Locator("tr.host-row").Filter(new() { HasText = "host-b" });
        ILocator web = guests.Page.Locator("tr.guest-row").Filter(new() { HasText = "web" });
        await Assertions.Expect(host).ToContainTextAsync("Live", AtFirst);
        await Assertions.Expect(web).ToContainTextAsync("Running", AtFirst);
        await figures.OpenAsync("/hosts/host-b");
        await figures.Page.Locator("#load").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(figures.Page.Locator("[data-chart=load] canvas")).ToBeVisibleAsync();

        // The three seconds hold of a host that has been watched for ten.
        await figures.Page.WaitForFunctionAsync("at => Number(document.documentElement.dataset.shownAt) > at + 12000", await figures.Page.EvaluateAsync<double>("Number(document.documentElement.dataset.shownAt)"));
        await LineIsAsync(figures.Page, "goes on", drawn => drawn is { Line: > 4, Gap: < 2, After: < 5 });
        await guests.Page.EvaluateAsync("""
            window.words = new Set();
            new MutationObserver(() => document.querySelectorAll('.guest-row .status').forEach(status => words.add(status.textContent)))
              .observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true });
            """);

        bed.Client.Signal(UnixSignal.Stop);
        try
        {
            await Assertions.Expect(host).ToContainTextAsync("Stale", SoonStale);
            await Assertions.Expect(host).ToContainTextAsync(new Regex(@"\d+\u00A0s old"), SoonStale);
            await Assertions.Expect(host).ToContainTextAsync(new Regex(@"is silent since \d\d:\d\d:\d\d\."), SoonStale);
            await Assertions.Expect(web).ToHaveClassAsync(new Regex("stale"));
            await Assertions.Expect(web).ToContainTextAsync("Running");
            await Assertions.Expect(web).ToContainTextAsync(new Regex(@"\d+\u00A0s old"), SoonStale);

            await Assertions.Expect(host).ToContainTextAsync("Offline", SoonOffline);
            await Assertions.Expect(host).ToContainTextAsync(new Regex(@"Offline since \d\d:\d\d:\d\d: \w+"));
            await Assertions.Expect(host.Locator("td").Nth(2)).ToContainTextAsync("–");
            await Assertions.Expect(web).ToContainTextAsync("Unknown", SoonStale);
            await LineIsAsync(figures.Page, "has ended", drawn => drawn is { Gap: < 2, After: > 25 });
            await Assertions.Expect(problems.Page.Locator("#active li")).ToHaveCountAsync(1);
            await Assertions.Expect(problems.Page.Locator("#active li[data-code=host-silent]")).ToHaveCountAsync(1);
        }
        finally
        {
            bed.Client.Signal(UnixSignal.Continue);
        }

        await Assertions.Expect(host).ToContainTextAsync("Live", TwoPeriods);
        await Assertions.Expect(web).ToContainTextAsync("Running", TwoPeriods);
        await LineIsAsync(figures.Page, "begins anew behind a gap", IsCut);

        // What a page is given at its beginning has the gap, too.
        await figures.OpenAsync("/hosts/host-b");
        await figures.Page.Locator("#load").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(figures.Page.Locator("[data-chart=load] canvas")).ToBeVisibleAsync();
        await LineIsAsync(figures.Page, "has the gap on a page that is opened behind it", IsCut);
        Assert.DoesNotContain("Missing", await guests.Page.EvaluateAsync<string>("[...words].join(' ')"), StringComparison.Ordinal);
    }

    private static bool IsCut(DrawnSeconds drawn) => drawn is { Line: > 4, Gap: > 25, After: < 5 };

    private static Task LineIsAsync(IPage page, string what, Func<DrawnSeconds, bool> holds) =>
        Until.HoldsAsync($"the line of the load {what}", TimeSpan.FromSeconds(15), async () => await DrawnLines.OfAsync(page, "load") is var drawn && holds(drawn) ? null : drawn.ToString());
}
