using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Cluster;

/// <summary>What holds of the join whatever hosts report and deployments expect: few names, so that they often meet.</summary>
public class GuestJoinPropertyTests
{
    private static readonly string[] Hosts = ["h1", "h2", "h3"];
    private static readonly string[] Projects = ["a", "a-b", "c"];
    private static readonly string[] Names = ["b-c", "c", "d", "b"];
    private static readonly GuestKind[] Kinds = [GuestKind.Docker, GuestKind.Libvirt];
    private static readonly GuestState[] States = [GuestState.Running, GuestState.Stopped, GuestState.Failed, GuestState.Running];

    private static readonly Gen<TestbedContents> Contents = Gen.SubListOf(Projects).SelectMany(projects =>
        Gen.CollectToList(projects.Select(Deployments)).Select(deployments => new TestbedContents { Deployments = [.. deployments] }));

    private static readonly Gen<GuestSample> Samples =
        from project in Gen.Elements([.. Projects, "nobody"])
        from name in Gen.Elements(Names)
        from kind in Gen.Elements(Kinds)
        from state in Gen.Elements(States)
        select new GuestSample { Kind = kind, RuntimeName = project + "-" + name, State = state };

    private static readonly Gen<ImmutableArray<HostAnswer>> Answers =
        Gen.CollectToList(Hosts.Select(host => from silent in Gen.Choose(0, 3)
                                               from samples in Samples.ListOf()
                                               select Answer(host, silent == 0, samples))).Select(answers => answers.ToImmutableArray());

    private static Config Config => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260103, 5), FSharpOption<int>.None)));

    private static Gen<Deployment> Deployments(string project) =>
        from names in Gen.SubListOf(Names)
        from state in Gen.Elements(Enum.GetValues<DeploymentState>())
        from guests in Gen.CollectToList(names.Select(name => Expected(project, name)))
        select new Deployment { Name = project, RealName = project, Project = project, State = state, HasState = true, Guests = [.. guests] };

    private static Gen<ExpectedGuest> Expected(string project, string name) =>
        from host in Gen.Elements<string?>([.. Hosts, "elsewhere", null])
        from kind in Gen.Elements<GuestKind?>([.. Kinds, null])
        from template in Gen.Choose(0, 4)
        select new ExpectedGuest
        {
            Name = name,
            RealName = name,
            KindName = kind?.Name ?? "unknown",
            Kind = kind,
            Host = host,
            RuntimeName = project + "-" + name,
            IsTemplate = template == 0,
        };

    private static HostAnswer Answer(string host, bool silent, IEnumerable<GuestSample> samples) => new()
    {
        Name = host,
        Mode = "client",
        Fetch = new FetchStatus { Result = silent ? FetchResult.Timeout : FetchResult.Ok },
        Snapshot = silent ? null : new HostSnapshot { Host = host, TakenAt = DateTimeOffset.UnixEpoch, Guests = [.. samples.DistinctBy(sample => (sample.Kind, sample.RuntimeName))] },
    };

    private static ImmutableArray<JoinedGuest> Join(TestbedContents contents, ImmutableArray<HostAnswer> hosts) =>
        GuestJoin.Join(contents, new GuestClaims(contents), hosts, new Dictionary<string, KeptSnapshot?>());

    private static void ForAll(Action<TestbedContents, ImmutableArray<HostAnswer>> holds) =>
        Check.One(Config, Prop.ForAll(Contents.ToArbitrary(), Answers.ToArbitrary(), holds));

    [Fact]
    public void Every_reported_guest_occurs_exactly_once() => ForAll((contents, hosts) =>
    {
        GuestSample[] joined = [.. Join(contents, hosts).Where(guest => guest.Sample is not null).Select(guest => guest.Sample!)];
        GuestSample[] reported = [.. hosts.SelectMany(host => host.Snapshot?.Guests ?? [])];

        Assert.Equal(reported.Length, joined.Length);
        Assert.Subset(reported.ToHashSet<object>(ReferenceEqualityComparer.Instance), joined.ToHashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Equal(reported.Length, joined.ToHashSet<object>(ReferenceEqualityComparer.Instance).Count);
    });

    [Fact]
    public void Every_expected_guest_occurs_exactly_once() => ForAll((contents, hosts) =>
    {
        ExpectedGuest[] joined = [.. Join(contents, hosts).Where(guest => guest.Expected is not null).Select(guest => guest.Expected!)];
        ExpectedGuest[] expected = [.. contents.Deployments.SelectMany(deployment => deployment.Guests)];

        Assert.Equal(expected.Length, joined.Length);
        Assert.Equal(expected.ToHashSet<ExpectedGuest>(ReferenceEqualityComparer.Instance).Count, joined.ToHashSet<ExpectedGuest>(ReferenceEqualityComparer.Instance).Count);
    });

    [Fact]
    public void No_two_share_project_name_kind_and_host() => ForAll((contents, hosts) =>
    {
        ImmutableArray<JoinedGuest> guests = Join(contents, hosts);

        Assert.Equal(guests.Length, guests.DistinctBy(guest => (guest.Project, guest.Name, guest.Kind, guest.Host)).Count());
    });

    [Fact]
    public void A_host_that_reports_what_should_run_there_is_not_robbed_of_it() => ForAll((contents, hosts) =>
    {
        foreach (JoinedGuest guest in Join(contents, hosts).Where(guest => guest.Expected?.Host is { } place && guest.Host != place))
        {
            ExpectedGuest expected = guest.Expected!;
            GuestSample? atPlace = hosts.FirstOrDefault(host => host.Name == expected.Host)?.Snapshot?.Guests.FirstOrDefault(sample => sample.RuntimeName == expected.RuntimeName && sample.Kind == expected.Kind);
            Assert.True(atPlace is null || Join(contents, hosts).Any(other => ReferenceEquals(other.Sample, atPlace) && other.Expected?.Host == expected.Host), $"{expected.RuntimeName} of {expected.Host} went to {guest.Host}");
        }
    });

    [Fact]
    public void The_order_is_the_declared_one_and_does_not_depend_on_who_answered_first() => ForAll((contents, hosts) =>
    {
        ImmutableArray<JoinedGuest> guests = Join(contents, hosts);

        Assert.Equal(guests, guests.Order(JoinedGuestOrder.Instance));
        Assert.Equal(guests.AsEnumerable(), Join(contents with { Deployments = [.. contents.Deployments.Reverse()] }, [.. hosts.Reverse()]));
    });

    [Fact]
    public void Nothing_is_missing_while_a_host_is_silent_that_could_have_it_and_no_template_ever_is() => ForAll((contents, hosts) =>
    {
        bool allAnswered = hosts.All(host => host.Snapshot is not null);
        foreach (JoinedGuest guest in Join(contents, hosts).Where(guest => guest.State == GuestState.Missing))
        {
            Assert.False(guest.IsTemplate);
            Assert.True(guest.ShouldRun);
            Assert.True(hosts.FirstOrDefault(host => host.Name == guest.Host) is { } place ? place.Snapshot is not null : allAnswered);
        }
    });
}
