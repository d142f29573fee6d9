using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.GuestList;

/// <summary>Guests of one host for the list, ten seconds apart.</summary>
internal static class GuestListSamples
{
    public static readonly Deployment Campus = new() { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true };

    /// <summary>Runs on one core of its own.</summary>
    public static JoinedGuest Busy(string name, double percent, string? cloneOf = null, string? address = null)
    {
        GuestSample before = Guest("campus-" + name, 1) with { Cpu = new GuestCpu { UsageNanoseconds = 0, LimitCores = 1, Vcpus = default } };
        GuestSample now = before with
        {
            Cpu = new GuestCpu { UsageNanoseconds = (long)(percent / 100 * 10e9), LimitCores = 1, Vcpus = default },
            Memory = new GuestMemory { WorkingSetBytes = 512 << 20, LimitBytes = 1 << 30 },
            StartedAt = Start.AddSeconds(-90),
        };
        return Joined("campus", name, "a", now, before: before) with { Expected = Expect(name, cloneOf, address) };
    }

    public static JoinedGuest Gone(string name, string? cloneOf = null) =>
        Joined("campus", name, "a", null, GuestState.Missing) with { Expected = Expect(name, cloneOf, null) };

    public static JoinedGuest Template(string name, int clones) =>
        Joined("campus", name, "a", null, GuestState.Missing, shouldRun: false) with { Expected = Expect(name, null, null) with { IsTemplate = true, CloneCount = clones } };

    public static ClusterSnapshot Snapshot(params JoinedGuest[] guests)
    {
        HostSnapshot now = TakenOf("a", 10, guests: [.. guests.Select(guest => guest.Sample).OfType<GuestSample>()]);
        return Joint(10, [Answer("a", now, before: TakenOf("a", 0))], [.. guests]) with { Testbed = new TestbedContents { Source = "/testbed", Deployments = [Campus] } };
    }

    public static LiveFrame Frame(ClusterSnapshot snapshot)
    {
        var clock = new ManualTimeProvider(Start);
        var history = new LiveHistory(clock);
        clock.Advance(TimeSpan.FromSeconds(20));
        history.Add(snapshot);
        return history.Newest;
    }

    public static GuestsView View(TableQuery query, params JoinedGuest[] guests) => GuestsView.From(Frame(Snapshot(guests)), query);

    private static ExpectedGuest Expect(string name, string? cloneOf, string? address) => new()
    {
        Name = name,
        RealName = name,
        KindName = "docker",
        RuntimeName = "campus-" + name,
        CloneOf = cloneOf,
        Interfaces = address is null ? [] : ImmutableArray.Create(new ExpectedInterface { Index = 0, Address = address }),
    };
}
