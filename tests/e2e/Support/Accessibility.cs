using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Support;

/// <summary>axe on a page as it stands.</summary>
internal static class Accessibility
{
    // Size of targets is a rule of WCAG 2.2 that axe leaves off unless it is asked for.
    private static readonly AxeRunOptions Everything = new() { Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } } };

    // All that another theme can change.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    public static Task HasNoViolationAsync(IPage page) => CheckAsync(page, Everything);

    public static Task HasReadableColoursAsync(IPage page) => CheckAsync(page, Colours);

    private static async Task CheckAsync(IPage page, AxeRunOptions options)
    {
        AxeResult result = await page.RunAxe(options);
        string[] violations = [.. result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Take(5).Select(node => node.Html))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }
}
