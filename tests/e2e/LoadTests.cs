using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>Real containers do something, and their pages show it while it happens.</summary>
public sealed class LoadTests(PortalBed bed) : IClassFixture<PortalBed>
{
    private const string Guest = "/deployments/campus/guests/broker";
    private const string Host = "/hosts/host-a";

    // Three seconds of the product, and one for a machine that runs engine, program and browser.
    private const int SoonMilliseconds = 4_000;

    // Five of the product, and one as above.
    private const int MissingMilliseconds = 6_000;

    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = MissingMilliseconds };

    private const string ShownAt = "Number(document.documentElement.dataset.shownAt)";

    // A chart's table is made when it is opened.
    private const string Table = """
        () => { const table = document.querySelector('[data-chart-table=cpu]'); table.open = false; table.open = true;
          return new Promise(done => setTimeout(() => done(table.textContent))); }
        """;

    private const string Newest = """
        () => { const table = document.querySelector('[data-chart-table=cpu]'); table.open = false; table.open = true;
          return new Promise(done => setTimeout(() => done(table.querySelector('tr:nth-child(2) td:nth-child(2)')?.textContent ?? ''))); }
        """;

    [Fact]
    public async Task A_load_on_a_container_is_in_its_chart_and_in_its_hosts_ranking_within_seconds()
    {
        await using WatchedPage guest = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage host = await bed.Browser.NewPageAsync(bed.Address);
        await guest.OpenAsync(Guest);
        await host.OpenAsync(Host);
        await Assertions.Expect(guest.Page.Locator("#cpu .component-live .uplot")).ToHaveCountAsync(1);
        await Assertions.Expect(host.Page.Locator("#neighbours .ranking > li")).ToHaveCountAsync(3);

        await bed.Docker.DockerAsync("exec", "--detach", "campus-broker", "sh", "-c", "while [ ! -e /stop ]; do :; done");
        long start = Stopwatch.GetTimestamp();
        Task chart = Until.HoldsAsync("the load is in the chart", TimeSpan.FromMilliseconds(SoonMilliseconds), async () =>
            await guest.Page.EvaluateAsync<string>(Newest) is var text && double.TryParse(text.Split('\u00a0')[0], out double cores) && cores > 0.3 ? null : text);
        await Assertions.Expect(host.Page.Locator("#neighbours .ranking > li").First).ToContainTextAsync("broker", new() { Timeout = SoonMilliseconds });
        await chart;
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, SoonMilliseconds + 1000);
        await bed.Docker.DockerAsync("exec", "campus-broker", "sh", "-c", "echo > /stop");
        Assert.Empty(guest.Faults);
        Assert.Empty(host.Faults);
    }

    [Fact]
    public async Task A_container_that_ends_is_told_within_five_seconds_and_its_new_start_is_marked()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Guest);
        await Assertions.Expect(page.Locator(".guest-status")).ToContainTextAsync("Running");
        await bed.Docker.DockerAsync("stop", "--time", "0", "campus-broker");
        await Assertions.Expect(page.Locator(".page-lead")).ToContainTextAsync("It has stopped", new() { Timeout = 5_000 });
        await bed.Docker.DockerAsync("start", "campus-broker");
        await Assertions.Expect(page.Locator(".guest-status")).ToContainTextAsync("Running", new() { Timeout = 6_000 });
        await Assertions.Expect(page.Locator("#events")).ToContainTextAsync("broker started again", new() { Timeout = 6_000 });
        await Until.HoldsAsync("the restart is marked in the chart's table", TimeSpan.FromSeconds(8), async () =>
            await page.EvaluateAsync<string>(Table) is var table && table.Contains("(restart)", StringComparison.Ordinal) ? null : table);
        await Assertions.Expect(page.Locator("#events")).ToContainTextAsync(new Regex("broker is stopped; before it was (running|stopping)\\."));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_container_that_is_gone_from_a_live_host_is_missing_within_five_seconds_wherever_it_is_told()
    {
        await using WatchedPage list = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage guest = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage deployment = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage overview = await bed.Browser.NewPageAsync(bed.Address);
        await using WatchedPage problems = await bed.Browser.NewPageAsync(bed.Address);
        await list.OpenAsync("/guests?deployment=campus");
        await guest.OpenAsync(Guest);
        await deployment.OpenAsync("/deployments/campus");
        await overview.OpenAsync("/");
        await problems.OpenAsync("/problems");
        ILocator row = list.Page.Locator("tr.guest-row").Filter(new() { HasText = "broker" });
        ILocator tally = deployment.Page.Locator(".deployment-tally");
        ILocator tile = overview.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Guests ?:") });
        ILocator count = problems.Page.Locator("#problem-count");
        ILocator problem = problems.Page.Locator("#active li").Filter(new() { HasText = "campus-broker should run on host-a and doesn't." });
        await Assertions.Expect(row).ToContainTextAsync("Running");
        await Assertions.Expect(tally).ToHaveTextAsync("2 / 3 running");
        await Assertions.Expect(tile).ToContainTextAsync("1 missing");
        await Assertions.Expect(count).ToHaveTextAsync("1", new() { Timeout = 30_000 });

        await bed.Docker.DockerAsync("rm", "--force", "campus-broker");
        await Task.WhenAll(
            Assertions.Expect(row).ToContainTextAsync("Missing", Soon),
            Assertions.Expect(guest.Page.Locator(".guest-status")).ToContainTextAsync("Missing", Soon),
            Assertions.Expect(guest.Page.Locator(".page-lead")).ToContainTextAsync("host-a is live and does not run campus-broker.", Soon),
            Assertions.Expect(tally).ToHaveTextAsync("1 / 3 running", new() { Timeout = MissingMilliseconds }),
            Assertions.Expect(tile).ToContainTextAsync("2 missing", Soon),
            Assertions.Expect(problem).ToBeVisibleAsync(new() { Timeout = MissingMilliseconds }),
            Assertions.Expect(count).ToHaveTextAsync("2", new() { Timeout = MissingMilliseconds }));
        Assert.All(new[] { list, guest, deployment, overview, problems }, watched => Assert.Empty(watched.Faults));

        await bed.Docker.RunScriptAsync("campus-broker", "sleep 100000");
        await Assertions.Expect(row).ToContainTextAsync("Running");
    }

    [Fact]
    public async Task Throttling_is_a_section_of_guests_with_a_quota_alone()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/deployments/campus/guests/web");
        await Assertions.Expect(watched.Page.Locator("#throttling h2")).ToHaveTextAsync("Throttling");
        await Assertions.Expect(watched.Page.Locator("#throttling .figures")).ToContainTextAsync(new Regex("Quota0.3"));
        await watched.OpenAsync(Guest);
        await Assertions.Expect(watched.Page.Locator("#throttling")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Once_nobody_looks_the_host_is_sampled_every_five_seconds_again()
    {
        await using (WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address))
        {
            await watched.OpenAsync(Host);

            // The first that is shown may be five seconds old, from before anybody looked, and the next one comes at once.
            for (int turn = 0; turn < 2; turn++)
            {
                await watched.Page.WaitForFunctionAsync($"at => {ShownAt} > at", await watched.Page.EvaluateAsync<double>($"{ShownAt} || 0"));
            }

            double at = await watched.Page.EvaluateAsync<double>(ShownAt);
            long before = await SnapshotsAsync();
            await watched.Page.WaitForFunctionAsync($"at => {ShownAt} >= at + 6000", at, new() { Timeout = 15_000 });

            // One a second, and those that the two questions took; at either end one may be shown before it is counted.
            Assert.InRange(await SnapshotsAsync() - before, 4, 10);
        }

        // Asking takes a snapshot of its own, so it is asked seldom: in six seconds there is room for two of those that come every five.
        long asked = Stopwatch.GetTimestamp();
        long then = await SnapshotsAsync();
        await Until.HoldsAsync("hardly any snapshots are taken", TimeSpan.FromSeconds(20), async () =>
        {
            if (Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(6))
            {
                return "not asked yet";
            }

            long taken = await SnapshotsAsync() - then;
            (asked, then) = (Stopwatch.GetTimestamp(), then + taken);
            return taken <= 3 ? null : $"{taken} snapshots in 6 s";
        });
    }

    private async Task<long> SnapshotsAsync()
    {
        string text = await bed.Portal.TextAsync("/metrics/hosts");
        string line = text.Split('\n').First(each => each.StartsWith("testbed_portal_snapshots_total", StringComparison.Ordinal));
        return (long)double.Parse(line[(line.LastIndexOf(' ') + 1)..]);
    }
}
