using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A network's lines while traffic changes.</summary>
public sealed class TrafficTests(DemoBed bed) : IClassFixture<DemoBed>
{
    [Fact]
    public async Task Only_the_lines_whose_traffic_changed_change()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/deployments/campus?tab=topology");
        await Assertions.Expect(watched.Page.Locator(".topology-line[data-measured]").First).ToBeAttachedAsync(new() { Timeout = 15_000 });
        await watched.Page.EvaluateAsync("""
            window.seen = { widths: 0, nodes: 0 };
            new MutationObserver(changes => {
              for (const change of changes) {
                window.seen[change.type === 'attributes' && change.attributeName === 'stroke-width' ? 'widths' : change.type === 'childList' ? 'nodes' : 'other']++;
              }
            }).observe(document.querySelector('.topology-svg'), { attributes: true, childList: true, subtree: true });
            """);
        await watched.Page.WaitForFunctionAsync("() => window.seen.widths > 0", null, new() { Timeout = 60_000 });
        Assert.Equal(0, await watched.Page.EvaluateAsync<int>("window.seen.nodes"));
        Assert.Empty(watched.Faults);
    }
}
