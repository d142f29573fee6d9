using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Tests.Exposition;

/// <summary>Made-up hosts: one that answers with everything a host can say, one that is silent.</summary>
internal static class ExampleHosts
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private const long Second = 1_000_000_000;

    public static HostAnswer Answering(ImmutableArray<GuestSample> guests, ImmutableArray<GuestSample> guestsBefore) => new()
    {
        Name = "host-a",
        Mode = "main",
        Address = "10.0.0.1",
        Snapshot = Snapshot(guests, uptimeSeconds: 12_345, busySeconds: 1_000, idleSeconds: 5_000),
        Previous = Snapshot(guestsBefore, uptimeSeconds: 12_340, busySeconds: 998, idleSeconds: 4_992),
        SnapshotAge = TimeSpan.FromMilliseconds(125),
        Fetch = new FetchStatus
        {
            Result = FetchResult.Ok,
            Fetches = 100,
            ReceivedBytes = 123_456,
            Duration = TimeSpan.FromMilliseconds(3.25),
            LastSuccessAt = Now,
            ClockOffset = TimeSpan.FromMilliseconds(-1.5),
        },
    };

    public static HostAnswer Silent { get; } = new()
    {
        Name = "host-b",
        Mode = "client",
        Address = "10.0.0.2",
        Fetch = new FetchStatus
        {
            Result = FetchResult.TooLarge,
            Fetches = 7,
            ReceivedBytes = 99,
            Failures = ImmutableSortedDictionary<FetchResult, long>.Empty.Add(FetchResult.Timeout, 2).Add(FetchResult.TooLarge, 1),
            Duration = TimeSpan.FromSeconds(4.5),
            Suspended = true,
            Reason = "The answer was larger than 8 MiB.",
            FailingSince = Now,
        },
    };

    public static HostSnapshot Snapshot(ImmutableArray<GuestSample> guests, long uptimeSeconds = 12_345, long busySeconds = 1_000, long idleSeconds = 5_000) => new()
    {
        Host = "a name that is never believed",
        Version = "1.2.3",
        BootId = "9b1f2c1e-3c55-4b0c-9d55-0d4f6c1d7a11",
        TakenAt = Now,
        UptimeNanoseconds = uptimeSeconds * Second,
        Machine = Machine(busySeconds, idleSeconds),
        Guests = guests,
        Collectors = Outcomes,
        Portal = new PortalProcess { Version = "1.2.3", Runtime = "10.0.4", CpuNanoseconds = 1_500_000_000, Snapshots = 42, MemoryBytes = 100_000_000, OpenFiles = 321 },
    };

    private static ImmutableArray<CollectorOutcome> Outcomes { get; } =
    [
        new() { Collector = "host", Tier = 0, Success = true, DurationNanoseconds = 250_000, AgeNanoseconds = 0 },
        new() { Collector = "host", Tier = 1, Success = true, DurationNanoseconds = 1_000_000, AgeNanoseconds = 2 * Second },
        new() { Collector = "libvirt", Tier = 0, Success = true, DurationNanoseconds = 350_000, AgeNanoseconds = 0, Guests = 1 },
        new()
        {
            Collector = "libvirt",
            Tier = 1,
            Success = false,
            Reason = CollectorFailure.Timeout,
            Error = "A domain's monitor did not answer.",
            DurationNanoseconds = Second,
            AgeNanoseconds = 6 * Second,
            OverdueCalls = 2,
            Failures = [new(CollectorFailure.Timeout, 3), new(CollectorFailure.TooLarge, 1)],
        },
        new() { Collector = "docker", Tier = 0, Success = true, DurationNanoseconds = 450_000, AgeNanoseconds = 0, Guests = 3 },
        new()
        {
            Collector = "android",
            Tier = 0,
            Success = false,
            Reason = CollectorFailure.Denied,
            Error = "The processes could not be listed.",
            DurationNanoseconds = 1_000,
            Failures = [new(CollectorFailure.Denied, 9)],
        },
    ];

    private static HostSample Machine(long busySeconds, long idleSeconds) => new()
    {
        Identity = new HostIdentity { Nodename = "node-a", Os = "Debian GNU/Linux 12 (bookworm)", Kernel = "6.1.0-28-amd64", Machine = "x86_64", CpuModel = "Some CPU @ 2.00GHz", Cgroups = "hybrid" },
        BootedAt = Now - TimeSpan.FromSeconds(12_345),
        Cpu = new HostCpu
        {
            Total = Times(busySeconds, idleSeconds),
            Cores = [.. Enumerable.Range(0, 11).Select(index => new CoreTimes { Index = index, Times = Times(busySeconds / 11, idleSeconds / 11) })],
        },
        Load = [0.5, 1.25, 10],
        Memory = new HostMemory
        {
            SizeBytes = 16_000_000_000,
            AvailableBytes = 10_000_000_000,
            FreeBytes = 1_000_000_000,
            BuffersBytes = 1,
            CachedBytes = 2,
            SharedBytes = 3,
            ReclaimableBytes = 4,
            AnonymousBytes = 5,
            DirtyBytes = 6,
            CommittedBytes = 7,
            HugePagesBytes = 0,
            HugePagesFreeBytes = 0,
            SwapSizeBytes = 0,
            SwapFreeBytes = 0,
        },
        Paging = new HostPaging { SwapInBytes = 4096, SwapOutBytes = 8192, Faults = 123_456_789, MajorFaults = 321, OomKills = 1 },
        Disks =
        [
            new HostDisk
            {
                Device = "vda",
                Reads = 1,
                ReadBytes = 512,
                ReadNanoseconds = 7_000_000,
                Writes = 2,
                WrittenBytes = 1024,
                WriteNanoseconds = 8_000_000,
                InFlight = 3,
                BusyNanoseconds = 9_000_000,
                QueueNanoseconds = 10_000_000,
                Discards = 4,
                DiscardedBytes = 2048,
                DiscardNanoseconds = 1,
                Flushes = 5,
                FlushNanoseconds = 11_000_000,
            },
            new HostDisk { Device = "nvme0n1" },
        ],
        Filesystems =
        [
            new HostFilesystem { Device = "/dev/vda1", Mountpoint = "/", Type = "ext4", SizeBytes = 100, FreeBytes = 60, AvailableBytes = 50, Inodes = 1000, InodesFree = 900, ReadOnly = false },
            new HostFilesystem { Device = "/dev/vdb", Mountpoint = "/mnt/\"odd\\name\"\n", Type = "xfs", ReadOnly = true, Failed = true },
        ],
        Networks =
        [
            Counters("eth0") with { Up = true, SpeedBytesPerSecond = 1_250_000_000 },
            Counters("br-int") with { Up = false },
        ],
        Pressure = new PressureCounters
        {
            Cpu = new PressureTimes { WaitingNanoseconds = 1_000, StalledNanoseconds = 0 },
            Memory = new PressureTimes { WaitingNanoseconds = 2_000, StalledNanoseconds = 1_000 },
            Io = new PressureTimes { WaitingNanoseconds = 3_000_000_000, StalledNanoseconds = 2_000 },
            Irq = new PressureTimes { StalledNanoseconds = 4_000 },
        },
        Activity = new HostActivity
        {
            TasksRunning = 2,
            TasksBlocked = 0,
            Threads = 456,
            Forks = 7890,
            ContextSwitches = 9_007_199_254_740_993,
            Interrupts = 555,
            OpenFiles = 1984,
            OpenFilesLimit = long.MaxValue,
            ConntrackEntries = 12,
            ConntrackEntriesLimit = 262_144,
        },
        Temperatures = [new HostTemperature { Chip = "coretemp", Sensor = "Package id 0", Celsius = 45.5, CriticalCelsius = 100 }, new HostTemperature { Chip = "nvme-1", Sensor = "temp1", Celsius = -3 }],
        Energy = [new HostEnergy { Zone = "package-0", Microjoules = 123_456_789 }],
    };

    public static NetworkCounters Counters(string name) => new()
    {
        Interface = name,
        ReceivedBytes = 1_000_001,
        ReceivedPackets = 1002,
        ReceiveErrors = 3,
        ReceiveDrops = 4,
        TransmittedBytes = 2_000_001,
        TransmittedPackets = 2002,
        TransmitErrors = 5,
        TransmitDrops = 6,
    };

    private static CpuTimes Times(long busySeconds, long idleSeconds) => new()
    {
        UserNanoseconds = busySeconds * Second / 2,
        NiceNanoseconds = 0,
        SystemNanoseconds = (busySeconds * Second / 2) + 10_000_000,
        IdleNanoseconds = idleSeconds * Second,
        IowaitNanoseconds = 30_000_000,
        IrqNanoseconds = 0,
        SoftirqNanoseconds = 40_000_000,
        StealNanoseconds = 50_000_000,
        GuestNanoseconds = 60_000_000,
        GuestNiceNanoseconds = 0,
    };
}
