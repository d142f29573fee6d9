using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>A simulated virtual machine, with what the libvirt collector knows of a real one and nothing else.</summary>
internal static class VirtualMachineSample
{
    private const long DiskBytes = 40L << 30;

    public static GuestSample Of(SimulatedGuest guest, GuestRun run, Moment moment)
    {
        GuestProfile profile = guest.Profile;
        var use = new GuestUse(guest, run, moment.Seconds);
        var slow = new GuestUse(guest, run, moment.SlowSeconds);
        int vcpus = (int)profile.Cores;
        return new GuestSample
        {
            Kind = guest.Kind,
            RuntimeName = guest.RuntimeName,
            RuntimeId = Uuid(guest.Seed.For("id").Hex(32)),
            State = GuestState.Running,
            Image = profile.Image,
            StartedAt = moment.TimeOf(run.StartedSeconds),
            CgroupPath = $"/machine.slice/machine-qemu\\x2d{(guest.Seed.For("domain").Value % 90) + 1}\\x2d{guest.RuntimeName.Replace("-", "\\x2d", StringComparison.Ordinal)}.scope",
            Cpu = new GuestCpu
            {
                UsageNanoseconds = use.UsageNanoseconds,
                UserNanoseconds = use.UserNanoseconds,
                SystemNanoseconds = use.SystemNanoseconds,
                VcpuCount = vcpus,
                LimitCores = vcpus,
                Vcpus = VirtualCpus.Of(use, vcpus, 0.94),
            },
            Memory = Memory(profile, use, slow, moment),
            Paging = use.Paging,
            Storage = use.Storage,
            Disks = Disks(guest.RuntimeName, slow),
            Networks = Networks(guest.Tap, use),
            Pressure = use.Pressure,
            Threads = vcpus + 4,
            SlowAgeNanoseconds = moment.SlowAgeNanoseconds,
        };
    }

    private static GuestMemory Memory(GuestProfile profile, GuestUse use, GuestUse slow, Moment moment)
    {
        long rss = Counted.Whole(Math.Min(0.97, use.MemoryRatio + 0.12) * profile.MemoryBytes);
        long inside = Counted.Whole(slow.MemoryRatio * profile.MemoryBytes);
        long available = profile.MemoryBytes * 96 / 100;
        return new GuestMemory
        {
            UsageBytes = rss + (24L << 20),
            WorkingSetBytes = rss + (8L << 20),
            RssBytes = rss,
            CacheBytes = 16L << 20,
            SwapBytes = 0,
            LimitBytes = profile.MemoryBytes,
            OomKills = 0,
            Balloon = new BalloonMemory
            {
                CurrentBytes = profile.MemoryBytes,
                AvailableBytes = available,
                UsableBytes = Math.Max(0, available - (inside * 80 / 100)),
                UnusedBytes = Math.Max(0, available - inside),
                CacheBytes = inside * 20 / 100,
                SwapInBytes = 0,
                SwapOutBytes = 0,
                MajorFaults = Counted.Whole(slow.ElapsedSeconds / 90),
                MinorFaults = Counted.Whole(slow.CpuSeconds * 3_100),
                UpdatedAt = moment.TimeOf(moment.SlowSeconds),
            },
        };
    }

    private static ImmutableArray<GuestDisk> Disks(string runtimeName, GuestUse use)
    {
        long filled = Math.Min(DiskBytes, (3L << 30) + (use.WrittenBytes / 8));
        return
        [
            new GuestDisk
            {
                Device = "vda",
                Source = $"/var/lib/libvirt/images/{runtimeName}.qcow2",
                ReadBytes = use.ReadBytes,
                WrittenBytes = use.WrittenBytes,
                Reads = use.Reads,
                Writes = use.Writes,
                Flushes = use.Writes / 9,
                ReadNanoseconds = use.Reads * 210_000,
                WriteNanoseconds = use.Writes * 640_000,
                FlushNanoseconds = use.Writes / 9 * 1_900_000,
                CapacityBytes = DiskBytes,
                AllocationBytes = filled,
                PhysicalBytes = filled,
            },
        ];
    }

    // libvirt gives eight columns of an interface.
    private static ImmutableArray<NetworkCounters> Networks(string tap, GuestUse use) =>
    [
        new NetworkCounters
        {
            Interface = tap,
            ReceivedBytes = use.ReceivedBytes,
            ReceivedPackets = use.ReceivedPackets,
            ReceiveErrors = 0,
            ReceiveDrops = use.ReceiveDrops,
            TransmittedBytes = use.TransmittedBytes,
            TransmittedPackets = use.TransmittedPackets,
            TransmitErrors = 0,
            TransmitDrops = 0,
        },
    ];

    private static string Uuid(string digits) => Guid.ParseExact(digits, "N").ToString();
}
