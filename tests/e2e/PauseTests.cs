using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>When a tab is fed and when it is not: paused, hidden, under the pointer, for a reader who wants calm.</summary>
public sealed class PauseTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Host = "/hosts/demo-1";
    private const string Texts = "[...document.querySelectorAll('main .live')].map(cell => cell.textContent).join('|')";

    // The time of what a page shows, by the main host's clock.
    private const string ShownAt = "Number(document.documentElement.dataset.shownAt)";

    [Fact]
    public async Task A_paused_list_stands_still_while_filter_and_export_work_and_goes_on_when_it_resumes()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage other = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/guests?sort=name&kind=docker");
        await other.OpenAsync("/guests");
        await Pill(page).ClickAsync();
        await Assertions.Expect(Pill(page)).ToHaveTextAsync(new Regex(@"^Paused since \d\d:\d\d:\d\d · Resume$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToHaveAttributeAsync("href", new Regex(@"&at=\d+$"));
        string before = await page.EvaluateAsync<string>(Texts);
        await TicksAsync(other.Page, 5);
        Assert.Equal(before, await page.EvaluateAsync<string>(Texts));

        await page.Locator("#filter").FillAsync("sensor");
        await Assertions.Expect(page.Locator(".list-grid tbody tr").First).ToContainTextAsync("sensor");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToHaveAttributeAsync("href", new Regex(@"q=sensor&.*&at=\d+$"));
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        string[] lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.All(lines[1..], line => Assert.Contains("sensor", line, StringComparison.Ordinal));

        string held = await page.EvaluateAsync<string>(Texts);
        await TicksAsync(other.Page, 3);
        Assert.Equal(held, await page.EvaluateAsync<string>(Texts));
        await Pill(page).ClickAsync();
        await Assertions.Expect(Pill(page)).ToHaveTextAsync("Live · 1\u00A0s");
        await page.WaitForFunctionAsync($"held => {Texts} !== held", held, new() { Timeout = 10_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_paused_chart_stands_still_and_the_history_fills_what_it_missed()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage other = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Host);
        await other.OpenAsync("/guests");
        await page.Locator("#cpu [data-chart]").First.ScrollIntoViewIfNeededAsync();
        await page.WaitForSelectorAsync("#cpu .uplot canvas");
        await TicksAsync(page, 2);
        await Pill(page).ClickAsync();
        await Assertions.Expect(Pill(page)).ToContainTextAsync("Paused since");
        await page.EvaluateAsync("window.picture = document.querySelector('#cpu .uplot canvas').toDataURL()");
        double at = await page.EvaluateAsync<double>(ShownAt);
        await TicksAsync(other.Page, 8);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#cpu .uplot canvas').toDataURL() === window.picture"));
        await Pill(page).ClickAsync();
        await page.WaitForFunctionAsync($"at => {ShownAt} > at + 8000", at, new() { Timeout = 10_000 });
        await page.Locator("#cpu [data-chart-table=cpu] summary").ClickAsync();
        string[] times = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#cpu [data-chart-table=cpu] tr')].slice(1, 15).map(row => row.cells[1].textContent)");
        Assert.DoesNotContain("–", times);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_hidden_tab_is_told_nothing_after_ten_seconds_and_catches_up_when_it_is_shown()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage other = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        int received = 0;
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            // A ping is three bytes long and says that the connection is there.
            if ((frame.Binary?.Length ?? 0) > 16)
            {
                Interlocked.Increment(ref received);
            }
        };
        await page.Clock.InstallAsync();
        await watched.OpenAsync(Host);
        await other.OpenAsync("/");
        await watched.HideAsync(true);
        await page.Clock.FastForwardAsync(10_500);
        await TicksAsync(other.Page, 2);
        int before = Volatile.Read(ref received);
        Assert.NotEqual(0, before);
        await TicksAsync(other.Page, 3);
        Assert.Equal(before, Volatile.Read(ref received));
        string words = await Pill(page).InnerTextAsync();
        await watched.HideAsync(false);
        await page.WaitForFunctionAsync($"at => {ShownAt} > at", await other.Page.EvaluateAsync<double>(ShownAt), new() { Timeout = 5_000 });
        Assert.Equal(("Live · 1\u00A0s", "Live · 1\u00A0s"), (words, await Pill(page).InnerTextAsync()));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_chart_under_the_pointer_holds_its_window_until_the_pointer_leaves()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Host);
        await page.Locator("#cpu [data-chart=cpu]").ScrollIntoViewIfNeededAsync();
        ILocator chart = page.Locator("#cpu [data-chart=cpu] .u-over");
        await chart.HoverAsync();
        await TicksAsync(page, 1);
        await page.EvaluateAsync("window.picture = document.querySelector('#cpu .uplot canvas').toDataURL()");
        await TicksAsync(page, 3);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('#cpu .uplot canvas').toDataURL() === window.picture"));
        await page.Mouse.MoveAsync(2, 2);
        await page.WaitForFunctionAsync("() => document.querySelector('#cpu .uplot canvas').toDataURL() !== window.picture", null, new() { Timeout = 3_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task With_reduced_motion_nothing_glides_and_a_chart_moves_once_in_five_seconds()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, configure: context => context.ReducedMotion = ReducedMotion.Reduce);
        IPage page = watched.Page;
        await watched.OpenAsync(Host);
        await page.Locator("#cpu [data-chart]").First.ScrollIntoViewIfNeededAsync();
        await page.WaitForSelectorAsync("#cpu .uplot canvas");
        await page.EvaluateAsync("""
            window.moves = [];
            window.shown = null;
            setInterval(() => {
              const now = document.querySelector('#cpu .uplot canvas')?.toDataURL();
              if (now !== shown) { moves.push(performance.now()); shown = now; }
            }, 100);
            """);
        await page.WaitForFunctionAsync("() => moves.length >= 3", null, new() { Timeout = 30_000 });
        double[] moves = JsonSerializer.Deserialize<double[]>(await page.EvaluateAsync<string>("JSON.stringify(moves)"))!;
        Assert.InRange(moves[2] - moves[1], 4_000, 8_000);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
        Assert.Equal("none", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.pill')).transitionProperty"));
        Assert.Empty(watched.Faults);
    }

    private static ILocator Pill(IPage page) => page.Locator("#live-pill");

    /// <summary>Until a page that is fed shows what was measured so many seconds later.</summary>
    private static async Task TicksAsync(IPage page, int seconds)
    {
        double at = await page.EvaluateAsync<double>(ShownAt);
        await page.WaitForFunctionAsync($"at => {ShownAt} >= at", at + (seconds * 1000), new() { Timeout = 30_000 });
    }
}
