using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>Another host's page is alive while somebody looks, and costs that host nothing afterwards.</summary>
public sealed class TwoHostTests(TwoHostBed bed) : IClassFixture<TwoHostBed>
{
    private const string OtherHost = "/hosts/host-b";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_of_another_host_changes_each_second_and_its_stream_ends_when_the_page_is_left(bool leavesByLink)
    {
        HashSet<string> streamed;
        await using (WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address))
        {
            await watched.OpenAsync(OtherHost);
            ILocator main = watched.Page.GetByRole(AriaRole.Main);
            await Assertions.Expect(main).ToContainTextAsync("Live", new() { Timeout = 15_000 });

            // What the document came with is of the slow ticks before.
            await Until.HoldsAsync("the metric says that the host is streamed", Deadline, bed.StreamsAsync);
            await Assertions.Expect(main).Not.ToHaveTextAsync(await main.InnerTextAsync(), new() { Timeout = 15_000, UseInnerText = true });
            for (int times = 0; times < 3; times++)
            {
                string before = await main.InnerTextAsync();
                await Assertions.Expect(main).Not.ToHaveTextAsync(before, new() { Timeout = 2_000, UseInnerText = true });
            }

            streamed = bed.Connections();
            Assert.NotEmpty(streamed);
            await Assertions.Expect(main).ToContainTextAsync("Hosts are not authenticated.");

            Assert.Empty(watched.Faults);
            if (leavesByLink)
            {
                await watched.Page.GetByRole(AriaRole.Button, new() { Name = "By host" }).ClickAsync();
                await watched.Page.GetByRole(AriaRole.Treeitem, new() { Name = "host-a" }).ClickAsync();
                await StreamIsClosedAsync(streamed);
            }
        }

        // The tab is closed without a word: its circuit is kept for a while and looks at nothing.
        await StreamIsClosedAsync(streamed);
    }

    [Fact]
    public async Task The_overview_lists_both_hosts_as_live()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync("/");
        ILocator row = watched.Page.Locator("#hosts li").Filter(new() { HasText = "host-b" });
        await Assertions.Expect(row).ToContainTextAsync("Live", new() { Timeout = 15_000 });
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_hidden_tab_holds_the_other_hosts_stream_for_ten_seconds_and_takes_it_up_again_when_it_is_shown()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.Page.Clock.InstallAsync();
        await watched.OpenAsync(OtherHost);
        await Until.HoldsAsync("the host is streamed", Deadline, bed.StreamsAsync);
        await watched.HideAsync(true);
        await watched.Page.Clock.FastForwardAsync(5_000);
        Assert.True(await bed.StreamsAsync());
        await watched.Page.Clock.FastForwardAsync(5_500);
        await IsNotStreamedAsync();
        await watched.HideAsync(false);
        await Until.HoldsAsync("the host is streamed again", Deadline, bed.StreamsAsync);
        Assert.Empty(watched.Faults);
    }

    // A connection of requests stays open between them; that of an abandoned stream does not.
    private async Task StreamIsClosedAsync(HashSet<string> streamed)
    {
        await Until.HoldsAsync("the stream's connection is closed", Deadline, () => Task.FromResult(streamed.Except(bed.Connections()).Any()));
        await IsNotStreamedAsync();
    }

    private Task IsNotStreamedAsync() => Until.HoldsAsync("the metric says that the host is streamed no longer", Deadline, async () => !await bed.StreamsAsync());
}
