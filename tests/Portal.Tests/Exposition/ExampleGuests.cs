using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Exposition;

/// <summary>Made-up guests of every kind, with everything their kinds can say, as samples and as state.json expects them.</summary>
internal static class ExampleGuests
{
    public const string ForgedName = "x\"} 1\ntestbed_host_up{host=\"y";

    private const long Second = 1_000_000_000;

    private static readonly string ContainerId = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    public static GuestSample Vm(long cpuSeconds = 100) => new()
    {
        Kind = GuestKind.Libvirt,
        RuntimeName = "campus-db",
        RuntimeId = "5f7b9c1e-0000-4000-8000-1234567890ab",
        State = GuestState.Running,
        Image = "ubuntu_22_04",
        StartedAt = ExampleHosts.Now - TimeSpan.FromHours(1),
        Cpu = new GuestCpu
        {
            UsageNanoseconds = cpuSeconds * Second,
            UserNanoseconds = 60 * Second,
            SystemNanoseconds = 40_000_000_001,
            VcpuCount = 2,
            LimitCores = 2,
            Vcpus = [new VcpuCounters { Index = 0, UsageNanoseconds = 1, StealNanoseconds = 2 }, new VcpuCounters { Index = 1, UsageNanoseconds = 3_500_000_000, StealNanoseconds = 0 }],
        },
        Memory = new GuestMemory
        {
            UsageBytes = 1_100_000_000,
            WorkingSetBytes = 1_000_000_000,
            RssBytes = 900_000_000,
            CacheBytes = 100_000_000,
            SwapBytes = 0,
            LimitBytes = 2_147_483_648,
            OomKills = 0,
            Balloon = new BalloonMemory
            {
                CurrentBytes = 2_147_483_648,
                AvailableBytes = 2_000_000_000,
                UsableBytes = 1_400_000_000,
                UnusedBytes = 500_000_000,
                CacheBytes = 700_000_000,
                SwapInBytes = 0,
                SwapOutBytes = 1,
                MajorFaults = 12,
                MinorFaults = 34,
                UpdatedAt = ExampleHosts.Now - TimeSpan.FromSeconds(4),
            },
        },
        Paging = new GuestPaging { Faults = 1234, MajorFaults = 5 },
        Storage = new StorageBytes { ReadBytes = 4096, WrittenBytes = 8192 },
        Disks =
        [
            new GuestDisk
            {
                Device = "hda",
                ReadBytes = 1,
                WrittenBytes = 2,
                Reads = 3,
                Writes = 4,
                ReadNanoseconds = 5,
                WriteNanoseconds = 6,
                FlushNanoseconds = 7,
                Flushes = 8,
                CapacityBytes = 10_737_418_240,
                AllocationBytes = 9,
                PhysicalBytes = 10,
            },
            new GuestDisk { Device = "hdb", ReadBytes = 11 },
        ],
        Networks = [ExampleHosts.Counters("vm-campus00")],
        Pressure = Pressure,
        Threads = 9,
        SlowAgeNanoseconds = 4 * Second,
    };

    public static GuestSample Container(long cpuSeconds = 50) => new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = "campus-web",
        RuntimeId = ContainerId,
        State = GuestState.Running,
        Image = "nginx:1.27",
        StartedAt = ExampleHosts.Now - TimeSpan.FromMinutes(1),
        Cpu = new GuestCpu
        {
            UsageNanoseconds = cpuSeconds * Second,
            UserNanoseconds = 30 * Second,
            SystemNanoseconds = 20 * Second,
            LimitCores = 1.5,
            QuotaCores = 1.5,
            Periods = 1000,
            ThrottledPeriods = 10,
            ThrottledNanoseconds = 123_456_000,
        },
        Memory = new GuestMemory { UsageBytes = 250_000_000, WorkingSetBytes = 200_000_000, RssBytes = 150_000_000, CacheBytes = 60_000_000, SwapBytes = 1, LimitBytes = 536_870_912, OomKills = 2 },
        Paging = new GuestPaging { Faults = 77, MajorFaults = 7 },
        Storage = new StorageBytes { ReadBytes = 100, WrittenBytes = 200 },
        Disks = [new GuestDisk { Device = "vda", ReadBytes = 100, WrittenBytes = 200, Reads = 1, Writes = 2, Discards = 3, DiscardedBytes = 300 }],
        Networks = [ExampleHosts.Counters("eth0"), ExampleHosts.Counters("eth1")],
        Pressure = Pressure,
        Processes = 3,
        Threads = 12,
        ThreadsLimit = 4096,
        Restarts = 1,
        Healthy = true,
    };

    public static GuestSample Exited { get; } = new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = "campus-job",
        RuntimeId = ContainerId,
        State = GuestState.Failed,
        Image = "job:latest",
        Exit = new GuestExit { Code = 137, FinishedAt = ExampleHosts.Now - TimeSpan.FromSeconds(30), OomKilled = true },
        Restarts = 0,
    };

    public static GuestSample Stranger { get; } = new() { Kind = GuestKind.Docker, RuntimeName = ForgedName, State = GuestState.Running, Threads = 1 };

    public static GuestSample Emulator(long cpuSeconds = 20) => new()
    {
        Kind = GuestKind.Android,
        RuntimeName = "lab-phone",
        State = GuestState.Running,
        Image = "android-34",
        StartedAt = ExampleHosts.Now - TimeSpan.FromMinutes(10),
        Cpu = new GuestCpu { UsageNanoseconds = cpuSeconds * Second, UserNanoseconds = 12 * Second, SystemNanoseconds = 8 * Second, VcpuCount = 4, LimitCores = 4 },
        Memory = new GuestMemory { RssBytes = 3_000_000_000, SwapBytes = 0, LimitBytes = 2_147_483_648 },
        Paging = new GuestPaging { Faults = 9, MajorFaults = 0 },
        Networks = [ExampleHosts.Counters("vm-lab20")],
        Threads = 40,
    };

    public static ExpectedGuest Expected(string project, string name, GuestKind kind, string? host = "host-a", params ImmutableArray<ExpectedInterface> interfaces) => new()
    {
        Name = name,
        RealName = name,
        KindName = kind.Name,
        Kind = kind,
        Host = host,
        RuntimeName = $"{project}-{name}",
        Interfaces = interfaces,
        Image = "expected-image",
    };

    private static PressureCounters Pressure { get; } = new()
    {
        Cpu = new PressureTimes { WaitingNanoseconds = 1_000, StalledNanoseconds = 500 },
        Memory = new PressureTimes { WaitingNanoseconds = 2_000, StalledNanoseconds = 0 },
        Io = new PressureTimes { WaitingNanoseconds = 3_000, StalledNanoseconds = 1_000 },
    };
}
