using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>What a guest has used between its start and a moment; everything follows its CPU time, as in life most things do.</summary>
internal readonly record struct GuestUse
{
    private const double BytesPerPacket = 820;
    private const double BytesPerTransfer = 24_576;

    /// <summary>Read while it starts.</summary>
    private const double StartReadBytes = 96e6;

    private readonly double _received;
    private readonly double _transmitted;

    public GuestUse(SimulatedGuest guest, GuestRun run, double seconds)
    {
        GuestProfile profile = guest.Profile;
        ElapsedSeconds = Math.Max(0, seconds - run.StartedSeconds);
        CpuSeconds = guest.Cpu.Between(run.StartedSeconds, seconds);
        _received = (CpuSeconds * profile.NetworkBytesPerCpuSecond) + (ElapsedSeconds * 180);
        _transmitted = (CpuSeconds * profile.NetworkBytesPerCpuSecond * guest.Seed.For("out").Between(0.3, 1.8)) + (ElapsedSeconds * 140);
        ReadBytes = Counted.Sectors((StartReadBytes * Math.Min(1, ElapsedSeconds / 20)) + (CpuSeconds * profile.DiskBytesPerCpuSecond * 0.4));
        WrittenBytes = Counted.Sectors((CpuSeconds * profile.DiskBytesPerCpuSecond) + (ElapsedSeconds * 2_048));
        MemoryRatio = profile.Memory.At(seconds);
        CpuRatio = guest.Cpu.RateAt(seconds) / profile.Cores;
    }

    public double ElapsedSeconds { get; }

    public double CpuSeconds { get; }

    public long UsageNanoseconds => Counted.Nanoseconds(CpuSeconds);

    public long SystemNanoseconds => Counted.Nanoseconds(CpuSeconds * 0.18);

    public long UserNanoseconds => UsageNanoseconds - SystemNanoseconds;

    public long ReceivedBytes => Counted.Whole(_received);

    public long ReceivedPackets => Counted.Whole(_received / BytesPerPacket);

    public long ReceiveDrops => Counted.Whole(_received / 4e9);

    public long TransmittedBytes => Counted.Whole(_transmitted);

    public long TransmittedPackets => Counted.Whole(_transmitted / BytesPerPacket);

    public long ReadBytes { get; }

    public long Reads => Counted.Whole(ReadBytes / BytesPerTransfer);

    public long WrittenBytes { get; }

    public long Writes => Counted.Whole(WrittenBytes / BytesPerTransfer);

    /// <summary>Of its memory, now.</summary>
    public double MemoryRatio { get; }

    /// <summary>Of what it may use, now.</summary>
    public double CpuRatio { get; }

    public GuestPaging Paging => new() { Faults = Counted.Whole(CpuSeconds * 1_900), MajorFaults = Counted.Whole(ElapsedSeconds / 45) };

    public StorageBytes Storage => new() { ReadBytes = ReadBytes, WrittenBytes = WrittenBytes };

    public PressureCounters Pressure => new()
    {
        Cpu = Stall(CpuSeconds * 0.03, 0.2),
        Memory = Stall(ElapsedSeconds * 0.0002, 0.5),
        Io = Stall((CpuSeconds * 0.012) + (ElapsedSeconds * 0.0008), 0.7),
    };

    private static PressureTimes Stall(double seconds, double fullRatio) =>
        new() { WaitingNanoseconds = Counted.Nanoseconds(seconds), StalledNanoseconds = Counted.Nanoseconds(seconds * fullRatio) };
}
