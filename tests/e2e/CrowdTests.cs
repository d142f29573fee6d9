using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A list of thousands is as quick as one of dozens.</summary>
public sealed class CrowdTests(CrowdBed bed) : IClassFixture<CrowdBed>
{
    private const string ShownAt = "Number(document.documentElement.dataset.shownAt)";

    // The machine simulates the guests and runs the browser, too: the best answer of some counts.
    private const int AtOnceMilliseconds = 200;
    private const int MostRounds = 4;
    private const int UnansweredMilliseconds = 5000;

    // How long each answer takes, in milliseconds.
    private const string FilterNineTimes = """
        async () => {
          const filter = document.getElementById('filter');
          const rows = () => [...document.querySelectorAll('.list-grid tbody tr a')].map(link => link.href).join(' ');
          const took = [];
          for (const text of ['host:demo-3', 'host:demo-4', 'kind:docker', 'campus-7', 'host:demo-5', 'kind:android', 'host:demo-6', 'host:demo-7', 'kind:libvirt']) {
            const before = rows();
            const start = performance.now();
            const answered = new Promise(done => {
              const observer = new MutationObserver(() => {
                const now = rows();
                if (now && now !== before) { observer.disconnect(); done(performance.now() - start); }
              });
              observer.observe(document.querySelector('main'), { childList: true, subtree: true, attributeFilter: ['href'] });
              setTimeout(() => done(5000), 5000);
            });
            filter.value = text;
            filter.dispatchEvent(new Event('input', { bubbles: true }));
            took.push(await answered);
          }
          return took;
        }
        """;

    [Theory]
    [InlineData("/guests?sort=name", 60)]
    [InlineData("/guests?sort=name&density=compact", 60)]
    public async Task Few_rows_of_many_guests_are_in_the_page_and_a_filter_is_answered_at_once(string path, int mostRows)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(path);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.list-grid tbody tr a, .list-grid tbody tr .fold').length >= 10");
        Assert.True(await page.Locator(".list-grid tbody tr").CountAsync() < mostRows);
        Assert.True(await page.EvaluateAsync<int>("document.querySelectorAll('main *').length") < 3000);
        double best = double.MaxValue;
        for (int round = 0; round < MostRounds && best > AtOnceMilliseconds; round++)
        {
            double[] milliseconds = await page.EvaluateAsync<double[]>(FilterNineTimes);
            Assert.All(milliseconds, value => Assert.InRange(value, 0, UnansweredMilliseconds - 1));
            best = Math.Min(best, milliseconds.Min());
        }

        Assert.InRange(best, 0, AtOnceMilliseconds);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_list_costs_under_four_kilobytes_a_second()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        ConcurrentQueue<byte[]> received = [];
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Enqueue(frame.Binary ?? []);
        await watched.OpenAsync("/guests?sort=name");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.list-grid tbody tr a').length >= 10");
        double at = await page.EvaluateAsync<double>(ShownAt);
        await page.WaitForFunctionAsync($"at => {ShownAt} >= at + 5000", at);
        received.Clear();
        await page.WaitForFunctionAsync($"at => {ShownAt} >= at + 25000", at);
        Assert.InRange(received.Sum(frame => frame.Length) / 20, 1, 4096);
    }
}
