using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>Signing in and out in a browser. Five tries a minute are heard, and these tests make four.</summary>
public sealed class SignInTests(SignInBed bed) : IClassFixture<SignInBed>
{
    private const string Wanted = "/guests?q=deployment%3Acampus&sort=name";

    [Fact]
    public async Task The_doctors_command_signs_in_with_the_token_that_its_user_may_read()
    {
        using TemporaryFolder folder = new();
        string token = folder.Write("token", bed.Token);
        string settings = folder.Write("settings.json", $$"""{ "Portal": { "Operators": { "TokenFile": "{{token}}" } } }""");
        string[] command = [await PublishedPortal.ProgramAsync, "doctor", "--urls", bed.OwnAddress.AbsoluteUri, "--settings", settings];
        Assert.Contains("demo-1", (await Command.TryRunAsync("dotnet", command)).Output, StringComparison.Ordinal);
        folder.Write("token", new string('a', 43));
        Assert.Contains("with another token than the one found here", (await Command.TryRunAsync("dotnet", command)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_the_form_it_to_the_exact_address_and_signing_out_reaches_every_tab()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        foreach (string path in (string[])["/", "/hosts", "/hosts/demo-1", "/deployments/campus/guests/web?range=6h", "/problems", "/nowhere", Wanted])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in(\\?returnUrl=|$)"));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
        }

        await SubmitAsync(page, bed.Token);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(bed.Address, Wanted).AbsoluteUri);
        await Assertions.Expect(page.Locator("#live-pill")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 15_000 });
        Assert.Empty(watched.Faults);

        IPage other = await page.Context.NewPageAsync();
        await other.GotoAsync("/hosts/demo-1?range=6h");
        await Assertions.Expect(other.Locator("#live-pill")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 15_000 });

        // Signing out cuts the connection of this tab, too: its script finds out before the answer is here, and must let that come.
        await page.RouteAsync("**/sign-out", async route =>
        {
            Task<IResponse> check = page.WaitForResponseAsync("**/sign-in/check");
            IAPIResponse answer = await route.FetchAsync(new() { MaxRedirects = 0 });
            Assert.Equal(401, (await check).Status);
            await route.FulfillAsync(new() { Response = answer });
        });
        await page.Locator(".operator-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("#sign-in-said")).ToHaveTextAsync("You are signed out.");
        await Assertions.Expect(other).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Fhosts%2Fdemo-1%3Frange%3D6h$"), new() { Timeout = 10_000 });
        await page.GotoAsync("/hosts");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Fhosts$"));
    }

    [Fact]
    public async Task The_address_that_was_printed_fills_the_form_and_a_foreign_address_to_go_back_to_leads_home()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.GotoAsync($"/sign-in?returnUrl=//evil#{bed.Token}");
        await Assertions.Expect(page.GetByLabel("Sign-in token")).ToHaveValueAsync(bed.Token);
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(bed.Address.AbsoluteUri);
        await Assertions.Expect(page.Locator("#live-pill")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 15_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task It_works_without_script()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, hasScript: false);
        await watched.Page.GotoAsync("/hosts");
        await SubmitAsync(watched.Page, bed.Token);
        await Assertions.Expect(watched.Page).ToHaveURLAsync(new Uri(bed.Address, "/hosts").AbsoluteUri);
        await watched.Page.Locator(".operator-menu summary").ClickAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("#sign-in-said")).ToHaveTextAsync("You are signed out.");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_without_a_circuit_are_accessible_and_never_wider_than_the_screen(ColorScheme scheme)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        IPage page = watched.Page;
        foreach (string address in (string[])["/sign-in?returnUrl=%2Fhosts&after=expired", "/error", bed.ClientAddress.AbsoluteUri])
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            foreach (int width in (int[])[1280, 390])
            {
                await page.SetViewportSizeAsync(width, 900);
                AxeResult checkedPage = await page.RunAxe();
                string[] violations = [.. checkedPage.Violations.Select(violation => $"{address} at {width}: {violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
                Assert.True(violations.Length == 0, string.Join('\n', violations));
            }

            await page.SetViewportSizeAsync(320, 700);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), address);
        }

        if (scheme == ColorScheme.Dark)
        {
            await page.GotoAsync("/sign-in");
            await SubmitAsync(page, "not the token");
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This token is not the right one. Portal printed it when it started; it is in the file sign-in-token.");
            await Assertions.Expect(page.GetByLabel("Sign-in token")).ToHaveValueAsync("");
        }
    }

    private static async Task SubmitAsync(IPage page, string token)
    {
        await page.GetByLabel("Sign-in token").FillAsync(token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
