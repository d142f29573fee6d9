using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Bench;

/// <summary>Two hosts with containers and virtual machines as they are usually seen, about 10,000 series; made anew for each turn, as a fan-out does.</summary>
internal static class SimulatedCluster
{
    private const int GuestsOfAKind = 43;
    private const long Second = 1_000_000_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ClusterSnapshot Snapshot(int turn)
    {
        HostAnswer[] hosts = [.. new[] { "host-a", "host-b" }.Select(name => Host(name, turn))];
        return new ClusterSnapshot
        {
            TakenAt = Start,
            Hosts = [.. hosts],
            Kinds = [GuestKind.Libvirt, GuestKind.Docker],
            Guests = [.. hosts.SelectMany(host => host.Snapshot!.Guests.Select(sample => Joined(sample, host.Name)))],
        };
    }

    private static HostAnswer Host(string name, int turn) => new()
    {
        Name = name,
        Mode = "client",
        SnapshotAge = TimeSpan.FromMilliseconds(1),
        Fetch = new FetchStatus { Result = FetchResult.Ok, Fetches = turn, Duration = TimeSpan.FromMilliseconds(2) },
        Snapshot = new HostSnapshot
        {
            Host = name,
            TakenAt = Start,
            Machine = new HostSample
            {
                Load = [0.25, 0.5, 0.75],
                Memory = new HostMemory { SizeBytes = 16_000_000_000, AvailableBytes = 8_000_000_000 + turn, FreeBytes = 1_000_000_000 },
                Networks = [Network("eth0", turn)],
            },
            Guests = [.. Enumerable.Range(0, GuestsOfAKind).SelectMany(index => new[] { Container(index, turn), Vm(index, turn) })],
        },
    };

    private static JoinedGuest Joined(GuestSample sample, string host) => new()
    {
        Project = "campus",
        Name = sample.RuntimeName["campus-".Length..],
        Kind = sample.Kind.Name,
        Host = host,
        RuntimeName = sample.RuntimeName,
        State = sample.State,
        Sample = sample,
        ShouldRun = true,
    };

    internal static GuestSample Container(int index, int turn) => new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = string.Create(null, $"campus-web-{index}"),
        State = GuestState.Running,
        StartedAt = Start,
        Cpu = Cpu(index, turn),
        Memory = Memory(index, turn),
        Paging = new GuestPaging { Faults = 1234 + turn, MajorFaults = 5 },
        Storage = new StorageBytes { ReadBytes = 4096, WrittenBytes = 8192 + turn },
        Disks = [new GuestDisk { Device = "vda", Reads = 1, Writes = 2, ReadBytes = 512, WrittenBytes = 1024 + turn }],
        Networks = [Network("eth0", turn)],
        Pressure = Pressure,
        Processes = 3,
        Threads = 12,
    };

    internal static GuestSample Vm(int index, int turn) => Container(index, turn) with
    {
        Kind = GuestKind.Libvirt,
        RuntimeName = string.Create(null, $"campus-vm-{index}"),
        Cpu = Cpu(index, turn) with { VcpuCount = 2, LimitCores = 2, Vcpus = [new VcpuCounters { Index = 0, UsageNanoseconds = Second + turn }, new VcpuCounters { Index = 1, UsageNanoseconds = Second }] },
        Disks = [Disk("hda", turn), Disk("hdb", turn)],
        Networks = [Network(string.Create(null, $"vm-campus{index}0"), turn)],
        SlowAgeNanoseconds = 2 * Second,
    };

    private static GuestCpu Cpu(int index, int turn) => new()
    {
        UsageNanoseconds = (1_000 * Second) + (index * 1_234_567L) + turn,
        UserNanoseconds = (600 * Second) + (index * 7_654_321L),
        SystemNanoseconds = 400 * Second,
    };

    internal static GuestMemory Memory(int index, int turn) => new()
    {
        UsageBytes = 500_000_000 + (index * 4096) + turn,
        WorkingSetBytes = 400_000_000,
        RssBytes = 300_000_000,
        CacheBytes = 100_000_000,
        SwapBytes = 0,
        LimitBytes = 1_073_741_824,
        OomKills = 0,
    };

    private static GuestDisk Disk(string device, int turn) => new()
    {
        Device = device,
        Reads = 100,
        Writes = 200 + turn,
        ReadBytes = 409_600,
        WrittenBytes = 819_200,
        ReadNanoseconds = 123_456_789,
        WriteNanoseconds = 987_654_321,
        Flushes = 3,
        FlushNanoseconds = 1_000_000,
        CapacityBytes = 10_737_418_240,
        AllocationBytes = 1_073_741_824,
        PhysicalBytes = 1_073_741_824,
    };

    private static NetworkCounters Network(string name, int turn) => new()
    {
        Interface = name,
        ReceivedBytes = 123_456_789 + turn,
        ReceivedPackets = 123_456,
        ReceiveErrors = 0,
        ReceiveDrops = 0,
        TransmittedBytes = 987_654_321,
        TransmittedPackets = 987_654,
        TransmitErrors = 0,
        TransmitDrops = 0,
    };

    private static PressureCounters Pressure { get; } = new()
    {
        Cpu = new PressureTimes { WaitingNanoseconds = 123_456_000, StalledNanoseconds = 0 },
        Memory = new PressureTimes { WaitingNanoseconds = 1_000, StalledNanoseconds = 0 },
        Io = new PressureTimes { WaitingNanoseconds = 5_000_000, StalledNanoseconds = 4_000_000 },
    };
}
