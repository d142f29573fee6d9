using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Guests;
using Portal.Demo.Load;

namespace Portal.Demo.Machine;

/// <summary>The machine under a simulated host's guests; whatever it counts follows from what they do.</summary>
internal sealed class SimulatedMachine
{
    private readonly Seed _seed;
    private readonly ImmutableArray<SimulatedGuest> _guests;
    private readonly MachineSize _size;
    private readonly MachineLoad _load;
    private readonly HostIdentity _identity;

    public SimulatedMachine(string name, Seed seed, ImmutableArray<SimulatedGuest> guests)
    {
        _seed = seed;
        _guests = guests;
        _size = MachineSize.For(guests);
        _load = new MachineLoad(seed, guests, _size.Cores);
        _identity = new HostIdentity
        {
            Nodename = name,
            Os = "Debian GNU/Linux 12 (bookworm)",
            Kernel = "6.1.0-28-amd64",
            Machine = "x86_64",
            CpuModel = "Simulated CPU",
            Cgroups = "v2",
        };
    }

    public HostSample At(Moment moment)
    {
        double seconds = moment.Seconds;
        MachineLoad.Totals done = _load.Until(seconds);
        HostMemory memory = MachineMemory.At(_size, _guests, moment);
        HostPaging paging = Paging(done, seconds);
        return new HostSample
        {
            Identity = _identity,
            BootedAt = moment.BootedAt,
            Cpu = MachineCpu.At(_seed, _size.Cores, _load.LowestCores / _size.Cores, done, seconds),
            Load = [Load(seconds, 60), Load(seconds, 300), Load(seconds, 900)],
            Memory = memory,
            MemoryLines = MachineMemory.Lines(memory),
            VmstatLines = VmstatLines(paging, done),
            Paging = paging,
            Disks = MachineDisks.At(done, seconds),
            Filesystems = MachineDisks.Filesystems(_seed, moment),
            Networks = [Network("eno1", done.NetworkBytes, 1_250_000_000, "ovs-system"), Network("br-int", done.NetworkBytes * 0.7, null, null)],
            Pressure = Pressure(done, seconds),
            Activity = Activity(done, seconds),
            Temperatures = MachineSensors.Temperatures(MachineSensors.Warmth(_load, _size.Cores, seconds), seconds),
            Energy = MachineSensors.Energy(done.CpuSeconds, seconds),
        };
    }

    // Tasks that want to run are, over a time, the cores that are busy, and a little more.
    private double Load(double seconds, double window)
    {
        double from = Math.Max(0, seconds - window);
        return Math.Round((_load.Until(seconds).CpuSeconds - _load.Until(from).CpuSeconds) / Math.Max(1, seconds - from) * 1.08, 2);
    }

    private static HostPaging Paging(MachineLoad.Totals done, double seconds) => new()
    {
        SwapInBytes = 0,
        SwapOutBytes = 0,
        Faults = Counted.Whole(done.CpuSeconds * 2_400),
        MajorFaults = Counted.Whole(seconds / 9),
        OomKills = 0,
    };

    private static ImmutableArray<NamedCount> VmstatLines(HostPaging paging, MachineLoad.Totals done) =>
    [
        new("pgpgin", Counted.Whole(((done.DiskBytes * 0.4) + 6e9) / 1024)),
        new("pgpgout", Counted.Whole(done.DiskBytes / 1024)),
        new("pswpin", 0),
        new("pswpout", 0),
        new("pgfault", paging.Faults ?? 0),
        new("pgmajfault", paging.MajorFaults ?? 0),
        new("oom_kill", 0),
    ];

    private static NetworkCounters Network(string name, double bytes, long? speed, string? master) => new()
    {
        Interface = name,
        Master = master,
        ReceivedBytes = Counted.Whole(bytes),
        ReceivedPackets = Counted.Whole(bytes / 910),
        ReceiveErrors = 0,
        ReceiveDrops = Counted.Whole(bytes / 8e10),
        ReceiveFifo = 0,
        ReceiveFrame = 0,
        ReceiveCompressed = 0,
        ReceiveMulticast = Counted.Whole(bytes / 9e6),
        TransmittedBytes = Counted.Whole(bytes * 0.8),
        TransmittedPackets = Counted.Whole(bytes * 0.8 / 870),
        TransmitErrors = 0,
        TransmitDrops = 0,
        TransmitFifo = 0,
        TransmitCollisions = 0,
        TransmitCarrier = 0,
        TransmitCompressed = 0,
        Up = true,
        SpeedBytesPerSecond = speed,
    };

    private PressureCounters Pressure(MachineLoad.Totals done, double seconds)
    {
        double cpu = done.CpuSeconds / _size.Cores;
        return new PressureCounters
        {
            Cpu = Stall(cpu * 0.12, 0),
            Memory = Stall(seconds * 0.0004, 0.4),
            Io = Stall((cpu * 0.02) + (seconds * 0.001), 0.6),
        };
    }

    private static PressureTimes Stall(double seconds, double fullRatio) =>
        new() { WaitingNanoseconds = Counted.Nanoseconds(seconds), StalledNanoseconds = Counted.Nanoseconds(seconds * fullRatio) };

    private HostActivity Activity(MachineLoad.Totals done, double seconds) => new()
    {
        TasksRunning = 1 + (long)_load.CoresBusyAt(seconds),
        TasksBlocked = 0,
        Threads = 310 + (_guests.Length * 14L),
        Forks = Counted.Whole(seconds * 1.7),
        ContextSwitches = Counted.Whole((done.CpuSeconds * 5_200) + (seconds * 800)),
        Interrupts = Counted.Whole((done.CpuSeconds * 3_100) + (seconds * 600)),
        OpenFiles = 2_100 + (_guests.Length * 40L),
        OpenFilesLimit = long.MaxValue,
        ConntrackEntries = 180 + (_guests.Length * 9L),
        ConntrackEntriesLimit = 262_144,
    };
}
