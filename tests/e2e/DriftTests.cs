using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Real containers that differ from the files: what an operator is told, and that it stops once it is mended.</summary>
public sealed class DriftTests(DriftBed bed) : IClassFixture<DriftBed>
{
    private static readonly LocatorAssertionsToBeVisibleOptions WhenFound = new() { Timeout = 30_000 };

    [Fact]
    public async Task Each_difference_has_its_sentence_and_a_command_and_when_it_is_mended_nothing_counts_it_any_more()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/problems");
        foreach ((string code, string sentence, string command) in new[]
        {
            ("guest-wrong-host", "campus-web runs on host-a; its state says host-b.", "docker inspect campus-web"),
            ("guest-duplicate", "campus-twin runs on host-a and host-c.", "docker rm -f campus-twin"),
            ("guest-left-running", "1 guest of old runs although it is down.", "docker rm -f old-left"),
            ("guest-unassigned", "stranger runs on host-a and belongs to no deployment.", "docker stop stranger"),
        })
        {
            ILocator row = page.Locator($"#active li[data-code={code}]");
            await Assertions.Expect(row.GetByRole(AriaRole.Heading)).ToHaveTextAsync(sentence, new() { Timeout = 30_000 });
            await Assertions.Expect(row.Locator("[data-copy]")).ToHaveAttributeAsync("data-copy", command);
        }

        string? count = await page.Locator("#problem-count").GetAttributeAsync("data-count");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex($"^\\({count}\\) Problems"));
        await Assertions.Expect(page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex($"^data:image/svg.*%3E{count}%3C"));

        bed.Testbed.Deploy("campus", ("web", "docker"), ("twin", "docker"));
        await bed.Docker.DockerAsync("rm", "--force", "old-left", "stranger");
        await bed.Elsewhere.DockerAsync("rm", "--force", "campus-twin");
        foreach (string code in (string[])["guest-wrong-host", "guest-duplicate", "guest-left-running", "guest-unassigned"])
        {
            await Assertions.Expect(page.Locator($"#solved li[data-code={code}]")).ToBeVisibleAsync(WhenFound);
        }

        await Assertions.Expect(page.Locator("#active .empty")).ToContainTextAsync("No problems.", new() { Timeout = 30_000 });
        await Assertions.Expect(page).ToHaveTitleAsync("Problems · Portal");
        await Assertions.Expect(page.Locator("#problem-count")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("link[rel=icon]")).Not.ToHaveAttributeAsync("href", new Regex("^data:"));
        Assert.Empty(watched.Faults);
    }
}
