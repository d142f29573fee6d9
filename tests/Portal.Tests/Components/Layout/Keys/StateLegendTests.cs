using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Layout.Keys;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;
using Portal.Testbed;
using Portal.Tests.Components.Pages;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Layout.Keys;

/// <summary>What the help says of states is what badges show.</summary>
public sealed class StateLegendTests
{
    private static readonly Status[] All = [.. GuestLegend.All, .. HostLegend.All];

    [Fact]
    public void Each_state_has_an_icon_a_word_of_its_own_and_a_sentence()
    {
        Assert.All(All, state => Assert.True(IconShapes.Paths.ContainsKey(state.Icon), state.Icon));
        Assert.All(All, state => Assert.EndsWith(".", state.Sentence, StringComparison.Ordinal));
        Assert.Equal(GuestLegend.All.Length, GuestLegend.All.DistinctBy(state => state.Word).Count());
        Assert.Equal(HostLegend.All.Length, HostLegend.All.DistinctBy(state => state.Word).Count());
    }

    [Fact]
    public async Task The_help_lists_them_all()
    {
        await using var page = new PageFixture();
        IDocument help = await page.RenderAsync<HelpDialog>();
        Assert.Equal(
            All.Select(state => (IconShapes.Paths[state.Icon], state.Word, state.Tone.ToString().ToLowerInvariant(), state.Sentence)),
            help.QuerySelectorAll(".legend > div").Select(row => (row.QuerySelector("dt path")!.GetAttribute("d")!, row.QuerySelector("dt")!.TextContent, row.QuerySelector("dt")!.GetAttribute("data-tone")!, row.QuerySelector("dd")!.TextContent)));
    }

    [Fact]
    public void Whatever_a_guest_is_its_word_and_icon_are_of_the_legend()
    {
        var shown = new HashSet<string>();
        bool[] both = [false, true];
        foreach (GuestState state in Enum.GetValues<GuestState>())
        {
            foreach ((bool reported, bool expected, bool flag) in both.SelectMany(_ => both, (one, other) => (one, other)).SelectMany(_ => both, (pair, third) => (pair.one, pair.other, third)))
            {
                GuestSample? sample = reported ? Guest("campus-web", state: state) with { Healthy = !flag } : null;
                JoinedGuest plain = Joined("campus", "web", "a", sample, state, expected);
                JoinedGuest[] guests =
                [
                    plain, plain with { OnWrongHost = flag, Expected = Expected }, plain with { IsDuplicate = flag }, plain with { LeftRunning = flag }, plain with { NoCollector = flag },
                    plain with { Project = null }, plain with { Expected = Expected with { IsTemplate = flag } }, plain with { Host = null },
                ];
                foreach (JoinedGuest guest in guests)
                {
                    Status status = GuestStatus.Of(guest, new Deployment { Name = "campus", RealName = "campus", State = flag ? DeploymentState.Down : DeploymentState.Up });
                    Assert.Contains(GuestLegend.All, known => (known.Icon, known.Word) == (status.Icon, status.Word));
                    shown.Add(status.Word);
                }
            }
        }

        // The one that a tree and an address say, beside the word of its runtime.
        Assert.Equal(GuestLegend.All.Select(state => state.Word).Except([GuestLegend.Unassigned.Word]).Order(), shown.Order());
    }

    private static ExpectedGuest Expected { get; } = new() { Name = "web", RealName = "web", KindName = "docker", Kind = GuestKind.Docker, Host = "b", RuntimeName = "campus-web" };
}
