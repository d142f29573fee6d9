using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Doctor;
using Portal.Doctor.Checks.Files;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Doctor;

/// <summary>What the testbed's files say beside what there is.</summary>
public sealed class FileCheckTests
{
    private static readonly Deployment Campus = new()
    {
        Name = "campus",
        RealName = "campus",
        State = DeploymentState.Up,
        HasState = true,
        ReadSuccess = true,
        Hosts = new[] { "host-a", "host-d" }.ToImmutableSortedDictionary(name => name, _ => false, StringComparer.Ordinal),
    };

    [Fact]
    public void A_refused_file_fails_and_a_part_left_out_warns()
    {
        var problem = new FileProblem(ProblemCode.NotJson, "/testbed/campus-state.json", null, "Not JSON at line 41, byte 3.");
        Finding refused = FileContents.Look("/testbed", [problem], isRefused: true);
        Assert.Equal((Verdict.Fail, "not-json in /testbed/campus-state.json: not JSON at line 41, byte 3", "less /testbed/campus-state.json"), (refused.Verdict, refused.Found, refused.Fix!.Copy));
        Assert.Equal(Verdict.Warning, FileContents.Look("/testbed", [problem with { Code = ProblemCode.WrongType, JsonPath = "$.a" }], isRefused: false).Verdict);
        Assert.Equal(Verdict.Pass, FileContents.Look("/testbed", [], isRefused: false).Verdict);
    }

    [Fact]
    public void A_host_that_is_no_member_fails_with_how_it_joins()
    {
        Finding finding = Portal.Doctor.Checks.Files.KnownHosts.Look(Campus, ["host-a"]);
        Assert.Equal((Verdict.Fail, "not in the cluster: host-d", "portal join-token --host host-d"), (finding.Verdict, finding.Found, finding.Fix!.Copy));
        Assert.Equal(Verdict.Pass, Portal.Doctor.Checks.Files.KnownHosts.Look(Campus, ["host-a", "host-d"]).Verdict);
    }

    [Fact]
    public void Guests_that_are_missing_fail_and_those_that_nobody_knows_of_warn()
    {
        JoinedGuest web = Joined("campus", "web", "host-b", Guest("campus-web"));
        Finding missing = ExpectedGuests.Look(Campus, [web, Joined("campus", "db", "host-b", null, GuestState.Missing)]);
        Assert.Equal((Verdict.Fail, "1 of 2; missing: db", "docker ps -a --filter name=campus-db"), (missing.Verdict, missing.Found, missing.Fix!.Copy));
        Assert.Equal(Verdict.Warning, ExpectedGuests.Look(Campus, [web, Joined("campus", "db", "host-b", null, GuestState.Unknown)]).Verdict);
        Assert.Equal((Verdict.Pass, "1 of 1"), (ExpectedGuests.Look(Campus, [web]).Verdict, ExpectedGuests.Look(Campus, [web]).Found));
        Assert.Equal(Verdict.NotApplicable, ExpectedGuests.Look(Campus with { State = DeploymentState.Down }, [web]).Verdict);
    }

    [Fact]
    public void Guests_of_a_deployment_that_is_down_warn_and_private_ones_are_only_named()
    {
        JoinedGuest[] running = [Joined("campus", "web", "host-b", Guest("campus-web")), Joined(null, "db", "host-b", Guest("db"), shouldRun: false)];
        Assert.Equal((Verdict.Pass, "1 of 2; in no deployment: db"), Short(StrayGuests.Look(running, [])));
        Assert.Equal((Verdict.Warning, "0 of 2; left running: campus-web; in no deployment: db"), Short(StrayGuests.Look(running, ["campus"])));
    }

    [Fact]
    public void A_testbed_that_is_nowhere_is_a_warning_on_the_main_host_alone()
    {
        Assert.Equal(Verdict.Warning, TestbedSource.Look(TestbedContents.None, isMain: true).Verdict);
        Assert.Equal(Verdict.NotApplicable, TestbedSource.Look(TestbedContents.None, isMain: false).Verdict);
        Assert.Equal((Verdict.Pass, "/testbed, 1 deployment"), Short(TestbedSource.Look(new TestbedContents { Source = "/testbed", DeploymentsListed = true, Deployments = [Campus] }, isMain: true)));
        Assert.Equal(Verdict.Fail, TestbedSource.Look(new TestbedContents { Source = "/testbed" }, isMain: true).Verdict);
    }

    [Fact]
    public void A_host_announces_itself_under_its_key()
    {
        var host = new TestbedHost { Name = "host-b", RealName = "host-b", ChassisName = "machine-7", InCluster = true };
        Assert.Equal(Verdict.Warning, ChassisNames.Look(host).Verdict);
        Assert.Equal(Verdict.Pass, ChassisNames.Look(host with { ChassisName = "host-b" }).Verdict);
    }

    private static (Verdict, string) Short(Finding finding) => (finding.Verdict, finding.Found);
}
