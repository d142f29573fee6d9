using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Portal.Collectors;
using Portal.Configuration;

namespace Portal.Bench.Rig;

/// <summary>Snapshots as a host of the rig would take them: the machine is this one, really measured, the guests are made up and carry all that real ones do.</summary>
internal static class RigSnapshots
{
    private const int Few = 4;

    private static readonly DateTimeOffset Started = new(2026, 1, 1, 8, 30, 0, TimeSpan.Zero);
    private static readonly Lazy<HostCollection> Machine = new(Measure);

    /// <param name="turn">Counters rise with it.</param>
    public static HostSnapshot Of(int host, int guests, int turn) => new()
    {
        Host = RigNames.Host(host),
        Version = "1.0.0",
        BootId = string.Create(null, $"6b1f7c1e-3b0f-4b49-9df5-{host:000000000000}"),
        TakenAt = Started,
        UptimeNanoseconds = 1,
        Machine = Machine.Value.Machine,
        Guests = [.. Enumerable.Range(0, guests).Select(guest => Guest(host, guest, turn))],
        Collectors = [.. Machine.Value.Outcomes, Outcome(GuestKind.Docker, guests), Outcome(GuestKind.Libvirt, guests)],
        Portal = new PortalProcess { Version = "1.0.0", Runtime = "10.0.0", CpuNanoseconds = 5_000_000_000L + turn, Snapshots = turn, MemoryBytes = 80_000_000, OpenFiles = 200 },
    };

    private static GuestSample Guest(int host, int guest, int turn) => RigNames.Kind(guest) == GuestKind.Docker
        ? SimulatedCluster.Container(guest, turn) with
        {
            RuntimeName = RigNames.Runtime(host, guest),
            RuntimeId = string.Create(null, $"{host:x8}{guest:x8}5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d"),
            Image = "nginx:1.27",
            StartedAt = Started.AddSeconds(guest).AddTicks(host),
            CgroupPath = string.Create(null, $"/system.slice/docker-{host:x8}{guest:x8}5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d.scope"),
            Disks = [],
        }
        : SimulatedCluster.Vm(guest, turn) with
        {
            RuntimeName = RigNames.Runtime(host, guest),
            RuntimeId = string.Create(null, $"{host:x8}-{guest:x4}-4b49-9df5-0123456789ab"),
            Image = "jammy-server.img",
            StartedAt = Started.AddSeconds(guest).AddTicks(host),
            CgroupPath = string.Create(null, $"/machine.slice/machine-qemu\\x2d{guest}\\x2dvm.scope"),
            Memory = SimulatedCluster.Memory(guest, turn) with { Balloon = new BalloonMemory { CurrentBytes = 1_073_741_824, AvailableBytes = 1_000_000_000, UsableBytes = 700_000_000, UnusedBytes = 500_000_000, UpdatedAt = Started } },
        };

    private static CollectorOutcome Outcome(GuestKind kind, int guests) => new()
    {
        Collector = kind.Name,
        Tier = 0,
        Success = true,
        DurationNanoseconds = 3_456_789,
        AgeNanoseconds = 1_000,
        Guests = Enumerable.Range(0, guests).Count(guest => RigNames.Kind(guest) == kind),
    };

    private static ImmutableArray<T> FewOf<T>(ImmutableArray<T> items) => items.IsDefault ? items : [.. items.Take(Few)];

    private static HostCollection Measure()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddCollectors(new PortalOptions { Docker = { Socket = "" }, Libvirt = { Uri = "" } })
            .BuildServiceProvider();
        HostCollection measured = services.GetRequiredService<IHostCollector>().Collect();

        // What happens to be mounted and plugged in besides is not what is compared.
        HostSample machine = measured.Machine;
        return measured with
        {
            Machine = machine with { Disks = FewOf(machine.Disks), Filesystems = FewOf(machine.Filesystems), Networks = FewOf(machine.Networks) },
        };
    }
}
