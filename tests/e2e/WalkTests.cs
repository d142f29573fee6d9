using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>All pages, both themes, wide and narrow: what holds for every one of them.</summary>
public sealed partial class WalkTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string PathBase = "/portal";

    private static readonly PageAssertionsToHaveTitleOptions Soon = new() { Timeout = 5_000 };

    public static TheoryData<string, string> Pages => new(WalkedPages.All);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_there_before_script_accessible_in_both_themes_quiet_and_never_wider_than_the_screen(string path, string heading)
    {
        Assert.Equal([heading], await HeadingsBeforeScriptAsync(path));
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(1440, 900);
        await watched.OpenAsync(path);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Demo", Exact = true })).ToContainTextAsync("Demo.");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^\\[Demo\\] "), Soon);
        foreach (int width in (int[])[1440, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await Accessibility.HasNoViolationAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Accessibility.HasReadableColoursAsync(page);
        }

        await page.SetViewportSizeAsync(320, 800);
        await page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= innerWidth");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Under_a_path_base_every_page_and_every_link_stays_below_it()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        foreach ((string path, string heading) in WalkedPages.All)
        {
            await watched.OpenAsync(PathBase + path);
            await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync(heading);
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>($"[...document.querySelectorAll('a[href]')].map(link => link.href).filter(link => !new URL(link).pathname.startsWith('{PathBase}/'))"));
        }

        await watched.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Hosts" }).ClickAsync();
        await Assertions.Expect(watched.Page).ToHaveURLAsync(new Uri(bed.Address, PathBase + "/hosts").AbsoluteUri);
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData("/nowhere", "There is no such page")]
    [InlineData("/hosts/demo-11", "There is no host named demo-11")]
    [InlineData("/deployments/campus/guests/wbe", "There is no guest named wbe")]
    public async Task What_is_not_there_is_answered_404_in_words(string path, string heading)
    {
        // In the first moment after the start nobody can tell.
        await Until.HoldsAsync($"{path} is known not to be there", TimeSpan.FromSeconds(15), async () =>
        {
            using HttpResponseMessage early = await GetAsync(path);
            return early.StatusCode == HttpStatusCode.NotFound;
        });
        using HttpResponseMessage answer = await GetAsync(path);
        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal([heading], HeadingsOf(html));
        Assert.Contains("demo-bar", html, StringComparison.Ordinal);
        Assert.Contains("<title>[Demo] ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_frame_has_the_systems_theme_without_script_and_a_chosen_one_wins()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, ColorScheme.Dark, hasScript: false);
        string dark = await BackgroundAsync(watched.Page);
        await watched.Page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = "view", Value = "theme%3Dlight", Url = bed.Address.AbsoluteUri }]);
        string light = await BackgroundAsync(watched.Page);
        Assert.True(Brightness(dark) < 60, dark);
        Assert.True(Brightness(light) > 200, light);
    }

    // Playwright evaluates in a page whose own script is off, too.
    private static async Task<string> BackgroundAsync(IPage page)
    {
        await page.GotoAsync("/");
        return await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    private static double Brightness(string colour) => Numbers().Matches(colour).Take(3).Average(number => int.Parse(number.Value));

    private async Task<string[]> HeadingsBeforeScriptAsync(string path)
    {
        await Until.HoldsAsync("the simulated hosts have answered", TimeSpan.FromSeconds(15), async () =>
        {
            using HttpResponseMessage hosts = await GetAsync("/hosts");
            return (await hosts.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("demo-1", StringComparison.Ordinal);
        });
        using HttpResponseMessage answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return HeadingsOf(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string[] HeadingsOf(string html) => [.. Heading().Matches(html).Select(heading => heading.Groups[1].Value)];

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using HttpClient client = LocalHttp.Client(bed.Address);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.Add("Cookie", bed.Browser.Session);
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<h1[^>]*>([^<]*)</h1>", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
