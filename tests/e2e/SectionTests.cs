using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Every component of hosts and guests is on their pages: with a unit, a chart that lives and a place for its past, or in words why not.</summary>
public sealed class SectionTests(DemoBed bed) : IClassFixture<DemoBed>
{
    // All on a host that never falls silent.
    private const string Host = "/hosts/demo-1";
    private const string Machine = "/deployments/campus/guests/web";
    private const string Container = "/deployments/campus/guests/proxy";
    private const string Limited = "/deployments/campus/guests/api";
    private const string Emulator = "/deployments/campus/guests/phone";

    /// <summary>Sections in their order, each with the unit of its first chart (a number alone where it counts), or after a colon the words in its place.</summary>
    public static TheoryData<string, string[]> Pages => new()
    {
        { Host, ["cpu %", "cores %", "load", "memory iB", "swap B", "disks B/s", "filesystems iB", "network B/s", "pressure %", "temperatures °C"] },
        { Machine, ["cpu cores", "vcpus %", "memory iB", "disks B/s", "network B/s", "pressure %", "processes"] },
        { Container, ["cpu cores", "vcpus: A container has no CPUs of its own.", "memory iB", "disks B/s", "network B/s", "pressure %", "processes"] },
        { Limited, ["cpu cores", "vcpus: A container has no CPUs of its own.", "throttling %", "memory iB", "disks B/s", "network B/s", "pressure %", "processes"] },
        { Emulator, ["cpu cores", "vcpus %", "memory iB", "disks B/s", "network B/s", "pressure: It has no group of its own", "processes"] },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_section_has_a_unit_a_live_chart_and_a_history_or_says_why_not(string path, string[] sections)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(path);
        Assert.Equal(sections.Select(section => section.Split(' ', ':')[0]), await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.component:has(.component-live)')].map(section => section.id)"));
        foreach (string expected in sections)
        {
            ILocator section = page.Locator($"#{expected.Split(' ', ':')[0]}");
            await section.ScrollIntoViewIfNeededAsync();
            if (expected.Split(": ") is [_, var words])
            {
                // In a sentence of its own, or beside each dash.
                ILocator said = section.Locator(".note, [data-why]").First;
                await Assertions.Expect(said).ToBeVisibleAsync();
                Assert.StartsWith(words, await said.GetAttributeAsync("data-why") ?? await said.InnerTextAsync(), StringComparison.Ordinal);
                await Assertions.Expect(section.Locator(".component-live [data-chart]")).ToHaveCountAsync(0);
                continue;
            }

            ILocator chart = section.Locator(".component-live [data-chart]").First;
            await chart.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(chart.Locator("canvas").First).ToBeVisibleAsync();

            // What is told in two units, as CPU is, has it in one of them.
            string unit = expected.Split(' ') is [_, var named] ? $"[^,;]*[0-9]\\u00a0[A-Za-z]*{Regex.Escape(named)}[^,;]*" : "[0-9.]+";
            await Assertions.Expect(chart).ToHaveAttributeAsync("aria-label", new Regex($"now {unit}, lowest [0-9.]+"));
            await Assertions.Expect(section.Locator(".history[data-source]")).ToHaveCountAsync(1);
        }

        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData(Machine, "#disks")]
    [InlineData(Host, "#filesystems")]
    [InlineData(Host, "#temperatures")]
    public async Task Figures_that_are_read_seldom_say_how_old_they_are(string path, string section)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        ILocator age = watched.Page.Locator($"{section} .figure").Filter(new() { HasTextRegex = new Regex("^\\s*Age") }).First.Locator("dd");
        await Assertions.Expect(age).ToHaveTextAsync(new Regex("^\\s*[0-9]\u00a0s\\s*$"));
        await Assertions.Expect(age).Not.ToHaveTextAsync(await age.InnerTextAsync());
        Assert.Empty(watched.Faults);
    }
}
