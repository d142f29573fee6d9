using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Deployments follow the testbed's files: they come, are refused and go while a page is open.</summary>
public sealed class DeploymentFilesTests(ExampleBed bed) : IClassFixture<ExampleBed>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 5_000 };

    // A refusal is a write in progress for two seconds.
    private static readonly LocatorAssertionsToContainTextOptions AfterGrace = new() { Timeout = 10_000 };

    [Fact]
    public async Task A_deployment_appears_keeps_its_last_good_version_and_says_when_it_is_gone()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/deployments");
        await Assertions.Expect(page.Locator("tr.deployment-row a").First).ToBeVisibleAsync();
        bed.Deploy("fresh");
        ILocator row = page.Locator("tr.deployment-row", new() { HasText = "fresh" });
        await Assertions.Expect(row).ToBeVisibleAsync(Soon);
        await Assertions.Expect(row).ToContainTextAsync("0 / 1");

        string path = bed.WriteState("fresh", "{\n  \"testbed_guests\": {\n    broken");
        await Assertions.Expect(row).ToContainTextAsync("State file is not JSON since", AfterGrace);
        await Assertions.Expect(row).ToContainTextAsync("(line 3,");
        await Assertions.Expect(row).ToContainTextAsync("Showing the version of");
        await Assertions.Expect(row).ToContainTextAsync("0 / 1");

        await row.GetByRole(AriaRole.Link, new() { Name = "fresh" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("fresh");
        await Assertions.Expect(page.Locator(".banner .outage")).ToContainTextAsync(path);
        await Assertions.Expect(page.Locator("tr.guest-row")).ToContainTextAsync("web");

        bed.Delete("fresh");
        await Assertions.Expect(page.Locator(".banner").First).ToContainTextAsync("fresh was deleted at", AfterGrace);
        await Assertions.Expect(page.Locator("tr.guest-row")).ToContainTextAsync("web");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Capacity_sums_are_the_files_and_copies_are_answered()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/deployments/campus?tab=capacity");
        ILocator main = page.Locator(".capacity-table tbody tr", new() { HasText = "main" });
        await Assertions.Expect(main.Nth(0)).ToContainTextAsync("8 cores");
        await Assertions.Expect(main.Nth(0)).ToContainTextAsync("10 cores");
        await Assertions.Expect(main.Nth(1)).ToContainTextAsync("13.0 GiB");
        await Assertions.Expect(main.Nth(1)).ToContainTextAsync("15.0 GiB");
        await Assertions.Expect(page.Locator(".capacity-remark", new() { HasText = "main: 8 guests have no limit and are not in the sum." })).ToBeVisibleAsync();
        ILocator other = page.Locator(".capacity-table tbody tr", new() { HasText = "host-b" });
        await Assertions.Expect(other.Nth(0)).ToContainTextAsync(new Regex("3\\scores[\\s\\S]*4\\scores"));
        await Assertions.Expect(other.Nth(1)).ToContainTextAsync(new Regex("2\\.50\\sGiB[\\s\\S]*2\\.88\\sGiB"));
        await Assertions.Expect(page.Locator(".capacity-remark", new() { HasText = "host-b: 3 containers have no limit and are not in the sum." })).ToBeVisibleAsync();
        await page.Locator(".capacity-copies input").FillAsync("99");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("copies=99"));
        await Assertions.Expect(page.Locator(".capacity-copies [role=status]")).ToContainTextAsync("main no: ");
        Assert.Empty(watched.Faults);
    }
}
