using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Exposition;

/// <summary>A made-up cluster of two hosts, one of them silent, with two deployments and guests in every situation.</summary>
internal static class ExampleCluster
{
    private static readonly ExpectedInterface DbPlug = new() { Index = 0, HostInterface = "vm-campus00", Switch = "sw0", Mac = "00:00:00:00:00:01", Address = "10.0.1.1" };
    private static readonly ExpectedInterface WebPlug = new() { Index = 0, Switch = "sw1", Mac = "00:00:00:00:00:02", Address = "dynamic" };

    private static readonly ExpectedGuest Db = ExampleGuests.Expected("campus", "db", GuestKind.Libvirt, "host-a", DbPlug);
    private static readonly ExpectedGuest Web = ExampleGuests.Expected("campus", "web", GuestKind.Docker, "host-a", WebPlug) with { CloneOf = "base" };
    private static readonly ExpectedGuest Job = ExampleGuests.Expected("campus", "job", GuestKind.Docker);
    private static readonly ExpectedGuest Lost = ExampleGuests.Expected("campus", "lost", GuestKind.Libvirt);
    private static readonly ExpectedGuest Far = ExampleGuests.Expected("campus", "far", GuestKind.Libvirt, "host-b");
    private static readonly ExpectedGuest Unplaced = ExampleGuests.Expected("campus", "unplaced", GuestKind.Docker, host: null);
    private static readonly ExpectedGuest Template = ExampleGuests.Expected("campus", "base", GuestKind.Docker) with { IsTemplate = true, CloneCount = 1 };
    private static readonly ExpectedGuest Phone = ExampleGuests.Expected("lab", "phone", GuestKind.Android);
    private static readonly ExpectedGuest Asleep = ExampleGuests.Expected("lab", "asleep", GuestKind.Docker);

    public static ClusterSnapshot Snapshot { get; } = new()
    {
        TakenAt = ExampleHosts.Now,
        Hosts = [ExampleHosts.Answering(Samples(100, 50, 20), Samples(96, 49, 19)), ExampleHosts.Silent],
        Kinds = [GuestKind.Libvirt, GuestKind.Docker, GuestKind.Android],
        Guests =
        [
            Joined("campus", Db, ExampleGuests.Vm(100), ExampleGuests.Vm(96)),
            Joined("campus", Far, null) with { State = GuestState.Unknown },
            Joined("campus", Job, ExampleGuests.Exited),
            Joined("campus", Lost, null) with { State = GuestState.Missing },
            Joined("campus", Template, null) with { State = GuestState.Missing, ShouldRun = false },
            Joined("campus", Unplaced, null) with { State = GuestState.Unknown },
            Joined("campus", Web, ExampleGuests.Container(50), ExampleGuests.Container(49)),
            Joined("lab", Asleep, null) with { State = GuestState.Stopped, ShouldRun = false },
            Joined("lab", Phone, ExampleGuests.Emulator(20), ExampleGuests.Emulator(19)) with { ShouldRun = false, LeftRunning = true },
            new() { Name = ExampleGuests.ForgedName, Kind = "docker", Host = "host-a", RuntimeName = ExampleGuests.ForgedName, State = GuestState.Running, Sample = ExampleGuests.Stranger },
        ],
        Testbed = new TestbedContents
        {
            DeploymentsListed = true,
            Deployments =
            [
                new Deployment
                {
                    Name = "campus",
                    RealName = "campus",
                    State = DeploymentState.Up,
                    HasState = true,
                    ReadSuccess = true,
                    StateModifiedAt = ExampleHosts.Now - TimeSpan.FromDays(1),
                    Project = "campus",
                    Network = "ovn",
                    Provisioned = true,
                    Guests = [Db, Web, Job, Lost, Far, Unplaced, Template],
                },
                new Deployment { Name = "lab", RealName = "lab", State = DeploymentState.Down, HasState = true, ReadSuccess = false, StateModifiedAt = ExampleHosts.Now, Guests = [Phone, Asleep] },
                new Deployment { Name = "unread", RealName = "unread", State = DeploymentState.Failed },
            ],
        },
    };

    /// <summary>A snapshot of one host that answers with <paramref name="guests"/> and nothing expected.</summary>
    public static ClusterSnapshot Of(params IEnumerable<JoinedGuest> guests) => Snapshot with { Guests = [.. guests], Testbed = TestbedContents.None };

    public static JoinedGuest Unassigned(GuestSample sample, string host = "host-a") =>
        new() { Name = sample.RuntimeName, Kind = sample.Kind.Name, Host = host, RuntimeName = sample.RuntimeName, State = sample.State, Sample = sample };

    private static JoinedGuest Joined(string project, ExpectedGuest expected, GuestSample? sample, GuestSample? before = null) => new()
    {
        Project = project,
        Name = expected.Name,
        Kind = expected.KindName,
        Host = expected.Host,
        RuntimeName = expected.RuntimeName,
        State = sample?.State ?? GuestState.Missing,
        Sample = sample,
        PreviousSample = before,
        Expected = expected,
        ShouldRun = true,
    };

    private static ImmutableArray<GuestSample> Samples(long vm, long container, long emulator) =>
        [ExampleGuests.Vm(vm), ExampleGuests.Container(container), ExampleGuests.Exited, ExampleGuests.Stranger, ExampleGuests.Emulator(emulator)];
}
