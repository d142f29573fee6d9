using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A host's and a guest's page in a browser: its sections, its charts under the keyboard, its siblings, small screens.</summary>
public sealed partial class SubjectPageTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Host = "/hosts/demo-1";
    private const string Guest = "/deployments/campus/guests/web";
    private const string Clone = "/deployments/campus/guests/sensor-0";
    private const string Emulator = "/deployments/campus/guests/phone";
    private const string Template = "/deployments/campus/guests/sensor";

    private const string ShownAt = "Number(document.documentElement.dataset.shownAt)";
    private const int Ticks = 12;

    private const string SaidBeside = "why => getComputedStyle(why, '::after').content";

    public static TheoryData<string, ColorScheme, int> Looks => new()
    {
        { Host, ColorScheme.Dark, 390 },
        { Guest, ColorScheme.Light, 390 },
        { Clone, ColorScheme.Light, 1280 },
        { Template, ColorScheme.Dark, 1280 },
        { Host + "?cores=heat&by=mem", ColorScheme.Light, 1280 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_is_accessible_and_never_wider_than_the_screen(string path, ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.Page.SetViewportSizeAsync(width, 900);
        await watched.OpenAsync(path);
        await Assertions.Expect(watched.Page.Locator("#events")).ToBeVisibleAsync();
        AxeResult checkedPage = await watched.Page.RunAxe();
        string[] violations = [.. checkedPage.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
        await watched.Page.SetViewportSizeAsync(320, 900);
        Assert.Equal(string.Empty, await watched.Page.EvaluateAsync<string>("""
            () => document.documentElement.scrollWidth <= innerWidth ? '' :
              [...document.querySelectorAll('main *')].filter(part => part.getBoundingClientRect().right > innerWidth + 1).map(part => part.outerHTML.slice(0, 120)).join('\n')
            """));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_chart_on_screen_gains_a_point_a_second_for_less_than_two_kilobytes_and_no_other_is_fed()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        ConcurrentQueue<byte[]> received = [];
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Enqueue(frame.Binary ?? []);
        await watched.OpenAsync(Host);
        await page.Locator("#cpu").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#cpu .component-live .uplot")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#temperatures .uplot, #pressure .uplot")).ToHaveCountAsync(0);

        // From the second tick on most messages are ticks; where a ranking has another order, its rows are drawn between two of them.
        await page.WaitForFunctionAsync($"at => {ShownAt} > at", await page.EvaluateAsync<double>(ShownAt));
        double at = await page.EvaluateAsync<double>(ShownAt);
        received.Clear();
        await page.WaitForFunctionAsync($"at => {ShownAt} >= at + {Ticks * 1000}", at, new() { Timeout = 30_000 });
        byte[][] ticks = [.. received.Where(message => Points().IsMatch(Encoding.UTF8.GetString(message)))];
        int charts = await page.Locator(".component-live .uplot").CountAsync();
        string[] points = [.. ticks.Select(tick => Points().Match(Encoding.UTF8.GetString(tick)).Value)];

        // A tick waits half a second longer for a host that has just fallen silent, as one of the simulated ones does now and then.
        Assert.InRange(points.Length, Ticks * 2 / 3, Ticks + 1);
        Assert.All(points, part => Assert.InRange(part.Length, 1, 2048 * charts));

        // The same message has the figures of all sections, and of who is ranked.
        Assert.InRange(ticks.Max(tick => tick.Length), 1, 2048 * (charts + 2));

        // The newest stands first.
        await page.Locator("#cpu [data-chart-table=cpu] summary").ClickAsync();
        TimeSpan[] times = [.. (await page.Locator("#cpu [data-chart-table=cpu] tr td:first-child").AllInnerTextsAsync()).Take(points.Length).Select(text => TimeSpan.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.InRange((times[0] - times[^1]).TotalSeconds, Ticks - 3, Ticks + 2);

        await page.Locator("#temperatures").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#temperatures .uplot").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".toc [aria-current]")).ToHaveCountAsync(1);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_chart_is_read_by_keyboard_and_its_table_holds_the_same_values()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Guest);
        await Assertions.Expect(page.Locator("#cpu .component-live .uplot")).ToHaveCountAsync(1);
        ILocator chart = page.Locator("#cpu [data-chart=cpu]");
        await Assertions.Expect(chart).ToHaveAttributeAsync("aria-label", new Regex("^CPU, last 5 minutes\\. total: now .*, lowest .*, highest .*cores"));
        await chart.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        ILocator status = page.Locator("#status");
        await Assertions.Expect(status).ToHaveTextAsync(new Regex(@"^\d\d:\d\d:\d\d, total .*, user .*, system .*cores"));
        string[] said = (await status.InnerTextAsync()).Split(", ");
        await page.Locator("#cpu [data-chart-table=cpu] summary").ClickAsync();
        ILocator row = page.Locator("#cpu [data-chart-table=cpu] tr").Filter(new() { HasText = said[0] });
        Assert.Equal(said[1..].Select(text => text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]), (await row.First.Locator("td").AllInnerTextsAsync()).Skip(1));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task More_than_sixteen_cores_are_a_heat_strip_named_and_read_by_keyboard()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Host);
        await page.Locator("#cores").ScrollIntoViewIfNeededAsync();
        ILocator strip = page.Locator("#cores [data-chart=cores-heat]");
        await Assertions.Expect(strip.Locator("canvas")).ToBeVisibleAsync();
        await Assertions.Expect(strip).ToHaveAttributeAsync("aria-label", new Regex("in strips, the darker the busier: busiest now \\d+ with [0-9.]+\u00a0%"));
        await strip.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync(new Regex(@"^\d\d:\d\d:\d\d, (mean .+|no value)"));
        await page.Locator("#cores").GetByRole(AriaRole.Link, new() { Name = "Lines" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("cores=lines"));
        await page.Locator("#cores .component-live").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#cores .component-live .uplot").First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task From_a_clone_one_gets_to_its_sibling_whose_figures_then_are_shown()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Clone);
        string name = await page.Locator("#group [aria-current=page]").InnerTextAsync();
        await Assertions.Expect(page.Locator("#group svg[role=img]")).ToHaveAttributeAsync("aria-label", new Regex($"^{Regex.Escape(name)} uses [0-9.]+\u00a0%, number \\d+ of \\d+\u00a0clones"));
        await page.Keyboard.PressAsync("]");
        await Assertions.Expect(page.Locator("#group [aria-current=page]")).Not.ToHaveTextAsync(name);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator("#neighbours [data-self]")).ToContainTextAsync(await page.Locator("#group [aria-current=page]").InnerTextAsync());
        await page.Locator("#raw").GetByRole(AriaRole.Button, new() { Name = "Show the last sample" }).ClickAsync();
        await Assertions.Expect(page.Locator("#raw pre")).ToContainTextAsync($"\"runtimeName\": \"campus-{await page.Locator("h1").InnerTextAsync()}\"");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Guests_are_ranked_by_what_is_chosen_and_no_figure_is_nonsense()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Host);
        ILocator shares = page.Locator("#neighbours .ranking [role=meter]");
        await Assertions.Expect(shares.First).ToBeAttachedAsync();
        foreach (string by in (string[])["Memory", "Disk", "Network", "Waiting for CPU", "CPU"])
        {
            await page.Keyboard.PressAsync("b");
            await Assertions.Expect(page.Locator("#neighbours .choices [aria-current]")).ToHaveTextAsync(by);
            int[] levels = [.. await Task.WhenAll((await shares.AllAsync()).Select(async share => int.Parse(await share.GetAttributeAsync("aria-valuenow") ?? "-1", CultureInfo.InvariantCulture)))];
            Assert.All(levels, level => Assert.InRange(level, 0, 100));
        }

        await Assertions.Expect(page.Locator(".ranking-rest")).ToContainTextAsync("Host itself and everything else");
        Assert.DoesNotMatch(new Regex("NaN|∞|undefined|null"), await page.Locator("main").InnerTextAsync());
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_a_dash_and_says_why_to_who_focuses_it()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Emulator);
        ILocator figure = page.Locator("#pressure .figure").First;
        await Assertions.Expect(figure.Locator(".live")).ToHaveTextAsync("–");
        ILocator why = figure.Locator(".why");
        string reason = (await why.GetAttributeAsync("data-why"))!;
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
        Assert.Equal("none", await why.EvaluateAsync<string>(SaidBeside));
        await why.FocusAsync();
        Assert.Equal(reason, (await why.EvaluateAsync<string>(SaidBeside)).Trim('"'));
        await Assertions.Expect(why).ToHaveAttributeAsync("aria-label", reason);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_template_has_no_problem_and_is_not_counted()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/guests?deployment=campus");
        await Assertions.Expect(page.Locator(".list-grid .col-state").First).ToBeVisibleAsync();
        int templates = int.Parse(await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Template ") }).Locator(".facet-count").InnerTextAsync(), CultureInfo.InvariantCulture);
        int all = int.Parse(await page.Locator(".facet button[aria-pressed=true] .facet-count").InnerTextAsync(), CultureInfo.InvariantCulture);
        Assert.InRange(templates, 1, all - 1);

        await watched.OpenAsync("/deployments?q=campus");
        string counted = await page.Locator("tr.deployment-row", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "campus", Exact = true }) }).Locator(".col-guests").InnerTextAsync();
        Assert.Equal(all - templates, int.Parse(counted.Split('/')[1], CultureInfo.InvariantCulture));

        await watched.OpenAsync("/problems");
        await Assertions.Expect(page.Locator(".problem-facts a[href*='/campus/guests/']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($".problem-facts a[href$='{Template[1..]}']")).ToHaveCountAsync(0);
        await watched.OpenAsync(Template);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It isn't meant to run.");
        await Assertions.Expect(page.Locator("main .problems li")).ToHaveCountAsync(0);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task On_a_small_screen_sections_unfold()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(390, 844);
        await watched.OpenAsync(Guest);
        await Assertions.Expect(page.Locator("#cpu-body")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#network-body")).ToBeHiddenAsync();
        ILocator fold = page.Locator("#network [data-action=fold]");
        await fold.ClickAsync();
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("#network .component-live .uplot").First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    // The newest of each chart, by its name, within a tick's message.
    [GeneratedRegex("\"points\":\\{[^{}]*\\}", RegexOptions.None, 1000)]
    private static partial Regex Points();
}
