using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>The doctor's page beside a running portal, and the command beside the page. The demo's missing guest fails a check.</summary>
public sealed class DoctorTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Path = "/doctor";

    [Fact]
    public async Task Every_failed_check_says_what_was_found_expected_and_is_to_be_done_and_copies_exactly_that()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await OpenAsync(watched, Path + "?only=failed");
        await Assertions.Expect(page.Locator("tr[data-result=fail] th").Filter(new() { HasText = "Guests found" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr[data-result=pass]")).ToHaveCountAsync(0);
        foreach (ILocator row in await page.Locator("tbody tr").AllAsync())
        {
            foreach (string label in (string[])["Found", "Expected", "Fix"])
            {
                await Assertions.Expect(row.Locator($"td[data-label={label}]")).Not.ToHaveTextAsync(new Regex("^\\s*–?\\s*$"));
            }

            await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Copy the fix") }).ClickAsync();
            await page.WaitForFunctionAsync("async text => await navigator.clipboard.readText() === text", await row.Locator(".check-fix code").TextContentAsync());
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy report" }).ClickAsync();
        await page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).startsWith('# Portal doctor, ')");
        await page.SetViewportSizeAsync(390, 900);
        await Accessibility.HasNoViolationAsync(page);
        await page.SetViewportSizeAsync(320, 800);
        await page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= innerWidth");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_command_prints_the_same_checks_and_its_exit_code_says_that_one_failed()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;

        // Until then the two would be asked about different states.
        await bed.ScrapedAsync();
        await OpenAsync(watched, Path);
        string[] shown = await page.Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => { const subject = row.cells[1].textContent.trim(); return `${row.dataset.result} ${row.cells[0].textContent.trim()}${subject === '–' ? '' : ` (${subject})`}`; })");
        CommandResult command = await Command.TryRunAsync("dotnet", [await PublishedPortal.ProgramAsync, "doctor", "--urls", bed.OwnAddress.AbsoluteUri]);
        string[] printed = [.. Regex.Matches(command.Output, "^  (ok|warn|FAIL|-) +(.+?): ", RegexOptions.Multiline, TimeSpan.FromSeconds(5))
            .Select(line => $"{line.Groups[1].Value switch { "ok" => "pass", "warn" => "warning", "FAIL" => "fail", _ => "not-applicable" }} {line.Groups[2].Value}")];
        Assert.Equal(shown, printed);
        Assert.Equal(1, command.ExitCode);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task It_runs_again_by_its_key_and_marks_the_navigation_while_a_check_fails()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await OpenAsync(watched, Path + "?host=demo-2");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#doctor-mark")).ToContainTextAsync("failed", new() { Timeout = 10_000 });
        ILocator time = page.Locator("tbody tr td[data-label=Checked] time").First;
        string before = (await time.GetAttributeAsync("datetime"))!;
        await page.WaitForFunctionAsync("before => new Date() - new Date(before) > 1500", before);
        await page.Locator("select[data-filter=only]").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator("h1").ClickAsync();
        Assert.Equal(before, await time.GetAttributeAsync("datetime"));
        await page.Locator("body").PressAsync("a");
        await Assertions.Expect(time).Not.ToHaveAttributeAsync("datetime", before, new() { Timeout = 10_000 });
        await Assertions.Expect(page.Locator("#doctor-summary")).ToHaveAttributeAsync("data-finished", "true", new() { Timeout = 10_000 });
        Assert.Empty(watched.Faults);
    }

    private static async Task OpenAsync(WatchedPage watched, string path)
    {
        await watched.OpenAsync(path);
        await Assertions.Expect(watched.Page.Locator("#doctor-summary")).ToHaveAttributeAsync("data-finished", "true", new() { Timeout = 15_000 });
    }
}
