using System.Collections.Specialized;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Components.Tables;

namespace Portal.EndToEnd;

/// <summary>A testbed whose files and figures are known to the last digit, so that what a page says of them can be wrong.</summary>
public sealed class StandInTests(StandInBed bed) : IClassFixture<StandInBed>
{
    private const string Campus = "/deployments/campus";
    private const double Mebibyte = 1 << 20;
    private const string List = "/guests?deployment=campus";

    // Of names outside the grammar, as labels and addresses have them.
    private const string ShownGuest = "invalid-c404d8bca2c6";
    private const string ShownDeployment = "invalid-bac90eef5bf3";

    // A click is rendered by the circuit and marked by the script at the next tick.
    private static readonly LocatorAssertionsToHaveTextOptions AtOnce = new() { Timeout = 2_000 };

    [Fact]
    public async Task Nothing_of_a_demo_is_shown_or_exported()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        foreach (string path in (string[])["/", "/guests", "/hosts", "/deployments", "/hosts/host-b", Campus + "/guests/vm", Campus, "/problems"])
        {
            await watched.OpenAsync(path);
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".demo-bar")).ToHaveCountAsync(0);
            await Assertions.Expect(page.GetByText("Simulated", new() { Exact = true })).ToHaveCountAsync(0);
            Assert.DoesNotContain("[Demo]", await page.TitleAsync(), StringComparison.Ordinal);
            string html = await (await page.APIRequest.GetAsync(path)).TextAsync();
            Assert.DoesNotContain("demo-bar", html, StringComparison.Ordinal);
            Assert.DoesNotContain("[Demo]", html, StringComparison.Ordinal);
        }

        foreach (string table in (string[])["guests", "hosts", "deployments"])
        {
            string[][] rows = [.. CsvReading.Rows(await (await page.APIRequest.GetAsync($"/api/v1/{table}?format=csv")).TextAsync())];
            Assert.True(rows.Length > 1);
            Assert.DoesNotContain("simulated", rows[0]);
            Assert.DoesNotContain("simulated", await (await page.APIRequest.GetAsync($"/api/v1/{table}?format=json")).TextAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Names_stand_as_people_count_and_a_header_says_at_once_how_it_sorts()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, configure: context => context.ViewportSize = new ViewportSize { Width = 1440, Height = 1400 });
        IPage page = watched.Page;
        await watched.OpenAsync(List);
        ILocator sorted = page.Locator("th[aria-sort=ascending], th[aria-sort=descending]");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("CPU");
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Name", AtOnce);
        await Assertions.Expect(sorted).ToHaveCountAsync(1);
        int columns = await page.Locator("th").CountAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=none]")).ToHaveCountAsync(columns - 1);
        await NamesAreAsync([ShownGuest, .. Enumerable.Range(0, StandInBed.Clones).Select(number => $"node-{number}"), "node", "vm", "web-1", "web-2", "web-10"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Name", AtOnce);
        await NamesAreAsync(["web-10", "web-2", "web-1", "vm", .. Enumerable.Range(0, StandInBed.Clones).Select(number => $"node-{StandInBed.Clones - 1 - number}"), "node", ShownGuest]);

        // Figures are looked at from the largest.
        await page.GetByRole(AriaRole.Button, new() { Name = "Memory", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Memory", AtOnce);
        await Assertions.Expect(sorted).ToHaveCountAsync(1);
        Assert.Empty(watched.Faults);

        Task NamesAreAsync(string[] names) => Assertions.Expect(page.Locator("tr.guest-row .guest-name")).ToHaveTextAsync(names);
    }

    [Fact]
    public async Task A_group_of_clones_says_how_many_how_much_and_who_stands_out_and_unfolds_to_all_of_them()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, configure: context => context.ViewportSize = new ViewportSize { Width = 1440, Height = 1400 });
        IPage page = watched.Page;
        await watched.OpenAsync(List);

        // By its largest clone, which is busier than any other guest.
        ILocator group = page.Locator(".list-grid tbody tr").First;
        await Assertions.Expect(group).ToHaveClassAsync(new Regex("clone-row"));
        await Assertions.Expect(group.Locator(".row-detail")).ToHaveTextAsync("×12 · 11 running, 1 missing · 1 outlier", new() { Timeout = 30_000 });
        await Assertions.Expect(group.Locator(".col-cpu .live")).ToHaveTextAsync("med 20\u00a0% 10 – 96\u00a0%");
        await Assertions.Expect(group.Locator(".col-mem .live")).ToHaveTextAsync("med 150\u00a0MiB 100 – 200\u00a0MiB");
        await Assertions.Expect(group.Locator(".col-cpu rect")).ToHaveAttributeAsync("x", "10");
        await Assertions.Expect(group.Locator(".col-cpu rect")).ToHaveAttributeAsync("width", "86");

        ILocator fold = group.Locator(".fold");
        ILocator inside = page.Locator("tr.in-group");
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
        await fold.ClickAsync();
        await Assertions.Expect(inside).ToHaveCountAsync(0);
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        await fold.ClickAsync();
        await Assertions.Expect(inside).ToHaveCountAsync(StandInBed.Clones + 1);
        await Assertions.Expect(inside.Last.Locator(".guest-name")).ToHaveTextAsync("node");
        await Assertions.Expect(inside.Last.Locator(".col-state")).ToContainTextAsync("Template");
        await Assertions.Expect(inside.Last.Locator(".col-cpu .live")).ToHaveTextAsync("–");
        ILocator marked = inside.Filter(new() { HasText = "× median" });
        await Assertions.Expect(marked).ToHaveCountAsync(1);
        await Assertions.Expect(marked.Locator(".guest-name")).ToHaveTextAsync("node-10");
        await Assertions.Expect(marked.Locator(".col-cpu")).ToContainTextAsync("▲ 4.80 × median");
        await Assertions.Expect(inside.Filter(new() { HasText = "Missing" }).Locator(".guest-name")).ToHaveTextAsync("node-11");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_calculate_is_exported_as_text()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/guests?q=sheet&cols=name,ip,runtime");
        await Assertions.Expect(page.Locator("tr.guest-row .col-runtime")).ToContainTextAsync("=1+1-sheet");
        await Assertions.Expect(page.Locator("tr.guest-row .col-ip")).ToContainTextAsync(StandInBed.FormulaAddress);
        string csv = await (await page.APIRequest.GetAsync(await HrefAsync("CSV"))).TextAsync();
        Assert.Equal([["name", "ip", "runtime_name", "template"], ["sheet", "'" + StandInBed.FormulaAddress, "'=1+1-sheet", ""]], CsvReading.Rows(csv));

        // A script takes the text as it is.
        using JsonDocument json = JsonDocument.Parse(await (await page.APIRequest.GetAsync(await HrefAsync("JSON"))).TextAsync());
        JsonElement row = Assert.Single(json.RootElement.GetProperty("guests").EnumerateArray());
        Assert.Equal(("=1+1-sheet", StandInBed.FormulaAddress), (row.GetProperty("runtime_name").GetString(), row.GetProperty("ip").GetString()));
        Assert.Empty(watched.Faults);

        Task<string> HrefAsync(string format) => page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).EvaluateAsync<string>("link => link.href");
    }

    [Theory]
    [InlineData(Campus + "/guests/" + ShownGuest, "campus", ShownGuest)]
    [InlineData("/deployments/" + ShownDeployment + "?tab=dashboard&panels=solo", ShownDeployment, null)]
    [InlineData("/deployments/" + ShownDeployment + "?tab=dashboard", ShownDeployment, null)]
    public async Task A_name_that_holds_another_variable_changes_no_other_variable(string path, string project, string? guest)
    {
        bed.Grafana.Start(); // anew: what it asks Prometheus is cancelled with the test, or the fixture, that it was started in
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(path);
        await page.Locator("[data-frame]").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("iframe").First.ContentFrame.Locator("h1")).ToBeVisibleAsync();
        string[] addresses = await page.EvaluateAsync<string[]>("""
            [...[...document.querySelectorAll('[data-frame]')].map(home => home.dataset.frame), ...[...document.querySelectorAll('iframe, a.history-open')].map(part => part.src ?? part.href)]
              .map(address => new URL(address, document.baseURI).href)
            """);
        Assert.True(addresses.Length > 1);
        Assert.All(addresses, address =>
        {
            NameValueCollection query = HttpUtility.ParseQueryString(new Uri(address).Query);
            Assert.Equal(project, query["var-project"]);
            Assert.Equal(guest, query["var-guest"]);
            Assert.Empty(query.AllKeys.OfType<string>().Where(key => key.StartsWith("var-", StringComparison.Ordinal)).Except(["var-project", "var-guest", "var-host"]));
        });
        Assert.Empty(bed.Grafana.Faults);
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task A_stray_guest_of_such_a_name_is_never_asked_of_grafana()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/hosts/host-b/guests/" + Uri.EscapeDataString($"stray-{StandInBed.HostileName}"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"stray-{StandInBed.HostileName}");
        await page.Locator("#cpu .history").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#cpu .history [data-chart]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-frame], iframe")).ToHaveCountAsync(0);
        Assert.DoesNotContain(bed.Grafana.Asked, address => address.Contains("stray", StringComparison.Ordinal));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_machine_whose_balloon_is_not_polled_shows_the_hosts_view_and_the_command_that_mends_it()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Campus + "/guests/vm");
        ILocator memory = page.Locator("#memory");
        await Assertions.Expect(memory.Locator(".note").First).ToContainTextAsync("The guest's balloon isn't polled, so only the host's view is known.");
        await Assertions.Expect(memory.Locator(".note [data-copy]")).ToHaveAttributeAsync("data-copy", "virsh dommemstat campus-vm --period 5 --live");
        await Assertions.Expect(memory.Locator(".figures")).ToContainTextAsync("512\u00a0MiB of 1.00\u00a0GiB");
        await Assertions.Expect(memory.Locator(".figures")).Not.ToContainTextAsync("inside");
        await Assertions.Expect(memory.Locator(".component-live [data-chart]")).ToHaveCountAsync(1);
        await memory.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(memory.Locator(".component-live [data-chart]")).ToHaveAttributeAsync("aria-label", new Regex("resident: now 512\u00a0MiB"));
        Assert.Empty(Faults(watched));
    }

    [Fact]
    public async Task What_is_committed_is_the_files_sum_and_copies_fit_as_long_as_there_is_memory()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/deployments/third?tab=capacity");
        ILocator rows = page.Locator(".capacity-table tbody tr");
        await Assertions.Expect(rows.Nth(0).Locator("td").Nth(2)).ToHaveTextAsync("1\u00a0core");
        await Assertions.Expect(rows.Nth(0).Locator("td").Nth(3)).ToHaveTextAsync("1\u00a0core");
        string third = await rows.Nth(1).Locator("td").Nth(2).InnerTextAsync();
        Assert.Equal(third, await rows.Nth(1).Locator("td").Nth(3).InnerTextAsync());
        Assert.InRange(ShownBytes.In(third)!.Value / Mebibyte, StandInBed.InstalledMebibytes / 3.02, StandInBed.InstalledMebibytes / 2.98);
        await Assertions.Expect(page.Locator(".capacity-remark", new() { HasText = "host-a: 1 container has no limit and is not in the sum." })).ToBeVisibleAsync();

        ILocator answer = page.Locator(".capacity-copies [role=status]");
        await Assertions.Expect(answer).ToContainTextAsync(new Regex("host-a yes"));
        await page.Locator(".capacity-copies input").FillAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(answer).ToContainTextAsync(new Regex("host-a no: .* short"));
        double lacking = ShownBytes.In(await answer.InnerTextAsync())!.Value;
        Assert.InRange(lacking / Mebibyte, StandInBed.InstalledMebibytes / 3.1, StandInBed.InstalledMebibytes / 2.9);
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("/guests?q=web+host%3Ahost-z", "No guest matches \"web host:host-z\". Clear filter")]
    [InlineData("/guests?q=vm&kind=docker", "No guest matches \"vm kind:docker\". Clear filter")]
    [InlineData("/hosts?q=nobody", "No host matches \"nobody\". Clear filter")]
    [InlineData("/deployments?q=nobody", "No deployment matches \"nobody\". Clear filter")]
    [InlineData(Campus + "?q=nobody", "No guest matches \"nobody\". Clear filter")]
    public async Task What_matches_nothing_is_said_with_what_was_asked_and_the_way_out(string path, string words)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(path);
        await Assertions.Expect(page.Locator("main p.empty")).ToHaveTextAsync(words);
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filter" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list-grid tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#filter")).ToHaveValueAsync("");
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("/deployments/bare", "p.empty", "This deployment describes no guests.")]
    [InlineData("/deployments/bare?tab=topology", "p.empty", "This deployment's state has no OVN network.")]
    [InlineData("/problems?code=guest-oom", "#active p.empty", "No problem matches the filter.")]
    [InlineData("/hosts/host-b", "#swap .note", "No swap configured.")]
    [InlineData("/hosts/host-b", "#temperatures .note", "No sensor found.")]
    [InlineData("/hosts/host-b", "#cores .note", "This kernel gives no per-core figures.")]
    [InlineData(Campus + "/guests/web-1", "#vcpus .note", "A container has no CPUs of its own.")]
    public async Task What_is_not_there_is_said_in_its_own_words(string path, string place, string words)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        await Assertions.Expect(watched.Page.Locator($"main {place}")).ToHaveTextAsync(words);
    }

    // Chromium remarks on each frame that Grafana needs both permissions of the sandbox together.
    private static IEnumerable<string> Faults(WatchedPage watched) => watched.Faults.Where(fault => !fault.Contains("allow-scripts and allow-same-origin", StringComparison.Ordinal));
}
