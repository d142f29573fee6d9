using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Layout.Tree;
using Portal.Tests.Components.Pages.GuestList;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Layout.Tree;

public sealed class TreeRowsTests
{
    private static readonly LiveFrame Small = Frame(
        Of("campus", "web-10"), Of("campus", "web-2"), Clone("campus", "sensor-1"), Clone("campus", "sensor-2"), Template("campus"), Joined(null, "stray", "host-a", Guest("stray")));

    [Fact]
    public void Only_branches_that_are_unfolded_have_rows() => Assert.Equal(["campus", "old", "Unassigned"], Names(Rows(Small)));

    [Fact]
    public void Guests_stand_by_name_as_people_count_and_clones_are_one_row() => Assert.Equal(["campus", "sensor ×2", "web-2", "web-10", "old", "Unassigned"], Names(Rows(Small, "d/campus")));

    [Fact]
    public void Unfolded_clones_have_their_template_last() =>
        Assert.Equal(["campus", "sensor ×2", "sensor-1", "sensor-2", "sensor", "web-2"], Names(Rows(Small, "d/campus", "d/campus/campus/sensor")).Take(6));

    [Fact]
    public void By_host_guests_stand_under_their_host() => Assert.Equal(["host-a", "sensor ×2", "stray", "web-2", "web-10", "host-b"], Names(new TreeRows(Small, TreeBranches.Of(Small, ProblemList.Empty, byHost: true), Open("h/host-a"), "")));

    [Fact]
    public void A_row_has_its_place_among_its_siblings()
    {
        TreeNode web = Rows(Small, "d/campus").Rows.Single(row => row.Name == "web-2");
        Assert.Equal((2, 2, 3), (web.Level, web.Position, web.Siblings));
    }

    [Fact]
    public void A_branch_without_guests_cannot_be_unfolded() => Assert.Null(Rows(Small).Rows.Single(row => row.Name == "old").IsOpen);

    [Fact]
    public void The_pages_own_row_is_marked_and_what_hides_it_is_unfolded()
    {
        const string Address = "deployments/campus/guests/sensor-2";
        ImmutableArray<TreeNode> rows = new TreeRows(Small, TreeBranches.Of(Small, ProblemList.Empty, byHost: false), TreePath.To(Small, Address, byHost: false).ToHashSet(), Address).Rows;
        Assert.Equal("sensor-2", Assert.Single(rows, row => row.IsCurrent).Name);
        Assert.Equal(["h/host-a", "h/host-a/campus/sensor"], TreePath.To(Small, Address, byHost: true));
        Assert.Equal(["h/host-b"], TreePath.To(Small, "hosts/host-b", byHost: true));
        Assert.Equal(["u"], TreePath.To(Small, "hosts/host-a/guests/stray", byHost: false));
    }

    [Fact]
    public void A_branch_counts_its_problems()
    {
        var problem = new Problem(new ProblemKey("guest-missing", new ProblemSubject("host-a", "campus", "web-2")), ProblemSeverity.Error, new ProblemText("", "", ""), Start, Start);
        Assert.Equal(1, new TreeRows(Small, TreeBranches.Of(Small, ProblemList.Empty with { Active = [problem] }, byHost: false), Open(), "").Rows[0].Problems);
    }

    [Fact]
    public void Five_thousand_guests_are_a_few_hundred_rows_and_a_link_to_the_others()
    {
        LiveFrame large = Frame([.. Enumerable.Range(0, 5_000).Select(i => Of("campus", $"web-{i}"))]);
        ImmutableArray<TreeNode> rows = Rows(large, "d/campus").Rows;
        Assert.InRange(rows.Length, TreeRows.MostGuests, TreeRows.MostGuests + 10);
        Assert.Equal(($"and {Count.Text(4_800)} more", "guests?deployment=campus"), rows.Where(row => row.Position is null).Select(row => (row.Name, row.Address)).Single());
    }

    [Fact]
    public void A_guests_bar_is_its_share_of_what_it_may_use()
    {
        JoinedGuest busy = GuestListSamples.Busy("web", 40);
        LiveFrame frame = GuestListSamples.Frame(GuestListSamples.Snapshot(busy));
        TreeRows rows = Rows(frame, "d/campus");
        Assert.Equal(new CellText("CPU 40\u00A0%", 40), rows.Cpu(frame, rows.Rows.Single(row => row.Name == "web").Key));
    }

    [Fact]
    public void Figures_alone_make_no_other_structure()
    {
        Assert.Equal(ClusterStructure.VersionOf(Frame(Of("campus", "web"))), ClusterStructure.VersionOf(Frame(Of("campus", "web", cpuSeconds: 7))));
        Assert.NotEqual(ClusterStructure.VersionOf(Frame(Of("campus", "web"))), ClusterStructure.VersionOf(Frame(Of("campus", "web") with { State = GuestState.Paused })));
        Assert.NotEqual(ClusterStructure.VersionOf(Frame(Of("campus", "web"))), ClusterStructure.VersionOf(Frame(Of("campus", "web"), Of("campus", "db"))));
    }

    [Fact]
    public void Tabs_that_show_the_same_share_their_rows_and_figures_make_no_others()
    {
        LiveFrame now = Frame(Of("campus", "shared")), later = Frame(Of("campus", "shared", cpuSeconds: 7));
        TreeRows rows = Shared(now, "", "d/campus", "d/old");
        Assert.Same(rows, Shared(later, "", "d/old", "d/campus"));
        Assert.NotSame(rows, Shared(now, "", "d/campus"));
        Assert.NotSame(rows, Shared(now, "deployments/campus", "d/campus", "d/old"));
        Assert.NotSame(rows, Shared(Frame(Of("campus", "shared") with { State = GuestState.Paused }), "", "d/campus", "d/old"));

        static TreeRows Shared(LiveFrame frame, string current, params string[] open) => SharedTrees.Of(frame, ProblemList.Empty, byHost: false, open, current);
    }

    private static TreeRows Rows(LiveFrame frame, params string[] open) => new(frame, TreeBranches.Of(frame, ProblemList.Empty, byHost: false), Open(open), "");

    private static HashSet<string> Open(params string[] keys) => [.. keys];

    private static IEnumerable<string> Names(TreeRows rows) => rows.Rows.Select(row => row.Name);

    private static JoinedGuest Of(string project, string name, double cpuSeconds = 1) => Joined(project, name, "host-a", Guest($"{project}-{name}", cpuSeconds));

    private static JoinedGuest Clone(string project, string name) => Of(project, name) with { Expected = Expect(name) with { CloneOf = "sensor" } };

    private static JoinedGuest Template(string project) => Joined(project, "sensor", null, null, GuestState.Missing, shouldRun: false) with { Expected = Expect("sensor") with { IsTemplate = true, CloneCount = 2 } };

    private static ExpectedGuest Expect(string name) => new() { Name = name, RealName = name, KindName = "docker", RuntimeName = "campus-" + name };

    private static LiveFrame Frame(params JoinedGuest[] guests)
    {
        var history = new LiveHistory(new ManualTimeProvider(Start));
        history.Add(Joint(0, [Answer("host-a", TakenOf("host-a", 0)), Answer("host-b", TakenOf("host-b", 0))], [.. guests]) with
        {
            Testbed = new TestbedContents { Source = "/testbed", Deployments = [.. new[] { "old", "campus" }.Select(name => new Deployment { Name = name, RealName = name, State = DeploymentState.Up })] },
        });
        return history.Newest;
    }
}
