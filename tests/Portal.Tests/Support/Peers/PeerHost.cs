using System.Text.Json;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Tests.Support.Peers;

/// <summary>A made-up host for a peer to speak for: the same counters every time, so that a series that changed was changed by somebody else.</summary>
/// <param name="name">Its name.</param>
/// <param name="guests">How many.</param>
/// <param name="age">Of the snapshot that it answers with; it says so.</param>
internal sealed class PeerHost(string name, int guests, TimeSpan age = default)
{
    private const long Second = 1_000_000_000;
    private const long Mebibyte = 1 << 20;

    private static readonly DateTimeOffset Booted = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public string Name => name;

    public TimeSpan Age => age;

    /// <summary>Its snapshot of now; what changes are the time and the uptime.</summary>
    public HostSnapshot Snapshot() => new()
    {
        Host = name,
        Version = "0.1.0",
        BootId = "11111111-2222-3333-4444-555555555555",
        TakenAt = _clock.GetUtcNow() - age,
        UptimeNanoseconds = (1000 * Second) + (long)(_clock.GetElapsedTime(_start) - age).TotalNanoseconds,
        Machine = new HostSample
        {
            Identity = new HostIdentity { Nodename = name, Os = "Debian GNU/Linux 12 (bookworm)", Kernel = "6.1.0", Machine = "x86_64", CpuModel = "Made up", Cgroups = "v2" },
            BootedAt = Booted,
            Cpu = new HostCpu { Total = Times(2), Cores = [new CoreTimes { Index = 0, Times = Times(1) }, new CoreTimes { Index = 1, Times = Times(1) }] },
            Load = [0.25, 0.5, 0.75],
            Memory = new HostMemory { SizeBytes = 16_384 * Mebibyte, AvailableBytes = 8_192 * Mebibyte, FreeBytes = 4_096 * Mebibyte, SwapSizeBytes = 0, SwapFreeBytes = 0 },
            Disks = [new HostDisk { Device = "vda", Reads = 100, Writes = 200, ReadBytes = 409_600, WrittenBytes = 819_200 }],
            Networks = [new NetworkCounters { Interface = "eth0", ReceivedBytes = 123_456, TransmittedBytes = 654_321, ReceivedPackets = 1000, TransmittedPackets = 2000 }],
        },
        Guests = [.. Enumerable.Range(0, guests).Select(Guest)],
        Collectors =
        [
            new CollectorOutcome { Collector = "host", Tier = 0, Success = true, DurationNanoseconds = Second / 1000 },
            new CollectorOutcome { Collector = "docker", Tier = 0, Success = true, DurationNanoseconds = Second / 500, Guests = guests },
        ],
    };

    public GuestSample Guest(int index) => new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = $"{name}-guest-{index}",
        RuntimeId = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(index))),
        State = GuestState.Running,
        StartedAt = Booted,
        Cpu = new GuestCpu { UsageNanoseconds = (100 + index) * Second, UserNanoseconds = 60 * Second, SystemNanoseconds = 40 * Second },
        Memory = new GuestMemory { UsageBytes = 100 * Mebibyte, WorkingSetBytes = 80 * Mebibyte, RssBytes = 70 * Mebibyte, LimitBytes = 256 * Mebibyte },
        Networks = [new NetworkCounters { Interface = "eth0", ReceivedBytes = 1000 + index, TransmittedBytes = 2000 + index }],
        Processes = 3,
    };

    /// <summary>The body of its answer.</summary>
    public byte[] Document() => DocumentOf(Snapshot());

    /// <summary>A script that answers as this host, in good health.</summary>
    public PeerScript Healthy() => PeerScript.Healthy(_ => Document(), age);

    public static byte[] DocumentOf(HostSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot.ToDocument(), SnapshotJson.Default.SnapshotDocument);

    private static CpuTimes Times(long cores) => new()
    {
        UserNanoseconds = cores * 100 * Second,
        SystemNanoseconds = cores * 50 * Second,
        IdleNanoseconds = cores * 800 * Second,
        IowaitNanoseconds = cores * 5 * Second,
    };
}
