using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>What a guest uses at one moment. CPU in cores, shares 0 to 1, amounts bytes, rates per second; null where it is not known.</summary>
public sealed record GuestUse
{
    public static GuestUse None { get; } = new();

    public double? CpuCores { get; private init; }

    /// <summary>What it may use: its limit, else its virtual CPUs, else all cores of its host.</summary>
    public double? CpuAllowanceCores { get; private init; }

    /// <summary>Of <see cref="CpuAllowanceCores"/> what was promised to it by itself; null for one that may use its whole host.</summary>
    public double? CpuLimitCores { get; private init; }

    public double? CpuRatio => Rate.Ratio(CpuCores, CpuAllowanceCores);

    /// <summary>What it really holds: without page cache that could be dropped at once.</summary>
    public long? MemoryUsedBytes { get; private init; }

    public long? MemoryLimitBytes { get; private init; }

    public double? MemoryRatio => Rate.Ratio(MemoryUsedBytes, MemoryLimitBytes);

    public double? ReadBytesPerSecond { get; private init; }

    public double? WrittenBytesPerSecond { get; private init; }

    public double? ReceivedBytesPerSecond { get; private init; }

    public double? TransmittedBytesPerSecond { get; private init; }

    /// <summary>Of CPU, memory and disk the one that its tasks waited for most.</summary>
    public double? PressureRatio { get; private init; }

    public double? UptimeSeconds { get; private init; }

    public long? Restarts { get; private init; }

    internal static GuestUse Of(LiveFrame frame, JoinedGuest guest)
    {
        GuestLive live = frame.Guest(guest);
        if (live.Now is not { } now)
        {
            return None;
        }

        (double? received, double? transmitted) = NetworkFigures.Sum(now.Networks, live.Before?.Networks ?? default, live.Seconds);
        return new GuestUse
        {
            CpuCores = Rate.OfNanoseconds(now.Cpu?.UsageNanoseconds, live.Before?.Cpu?.UsageNanoseconds, live.Seconds),
            CpuAllowanceCores = now.Cpu?.LimitCores ?? now.Cpu?.VcpuCount ?? HostCores(frame, guest.Host),
            CpuLimitCores = now.Cpu?.LimitCores ?? now.Cpu?.VcpuCount,
            MemoryUsedBytes = now.Memory?.WorkingSetBytes ?? now.Memory?.RssBytes ?? now.Memory?.UsageBytes,
            MemoryLimitBytes = now.Memory?.LimitBytes,
            ReadBytesPerSecond = Rate.PerSecond(now.Storage?.ReadBytes, live.Before?.Storage?.ReadBytes, live.Seconds),
            WrittenBytesPerSecond = Rate.PerSecond(now.Storage?.WrittenBytes, live.Before?.Storage?.WrittenBytes, live.Seconds),
            ReceivedBytesPerSecond = received,
            TransmittedBytesPerSecond = transmitted,
            PressureRatio = Pressure.Largest(now.Pressure, live.Before?.Pressure, live.Seconds),
            UptimeSeconds = guest.State is GuestState.Running or GuestState.Paused && frame.Host(guest.Host)?.Answer.Snapshot?.TakenAt - now.StartedAt is { } up && up >= TimeSpan.Zero ? up.TotalSeconds : null,
            Restarts = now.Restarts,
        };
    }

    private static double? HostCores(LiveFrame frame, string? host) =>
        frame.Host(host)?.Machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
}
