using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>What a host uses at one moment. Shares are 0 to 1, amounts bytes, rates per second; null where it is not known.</summary>
public sealed record HostUse
{
    public double? CpuRatio { get; private init; }

    public int? Cores { get; private init; }

    public double? Load { get; private init; }

    public double? LoadPerCore => Rate.Ratio(Load, Cores);

    public long? MemoryUsedBytes { get; private init; }

    public long? MemorySizeBytes { get; private init; }

    public double? MemoryRatio => Rate.Ratio(MemoryUsedBytes, MemorySizeBytes);

    /// <summary>Memory that was promised to programs, as a share of what there is.</summary>
    public double? CommittedRatio { get; private init; }

    public long? SwapUsedBytes { get; private init; }

    public long? SwapSizeBytes { get; private init; }

    /// <summary>Of CPU, memory and disk the one that its tasks waited for most.</summary>
    public double? PressureRatio { get; private init; }

    public string? FullestMountpoint { get; private init; }

    public double? FullestRatio { get; private init; }

    public double? ReceivedBytesPerSecond { get; private init; }

    public double? TransmittedBytesPerSecond { get; private init; }

    public double? ReadBytesPerSecond { get; private init; }

    public double? WrittenBytesPerSecond { get; private init; }

    /// <summary>Of all filesystems that are measured.</summary>
    public long? FilesystemUsedBytes { get; private init; }

    public long? FilesystemSizeBytes { get; private init; }

    public double? HottestCelsius { get; private init; }

    public long? RunningGuests { get; private init; }

    /// <summary>Of its newest answer; how fast it refused or failed is no answer time.</summary>
    public double? AnswerSeconds { get; private init; }

    /// <summary>Its clock beside this host's; positive where it is ahead.</summary>
    public double? ClockOffsetSeconds { get; private init; }

    public double? DataAgeSeconds { get; private init; }

    internal static HostUse Of(HostLive host)
    {
        HostSample? now = host.Machine;
        HostSample? before = host.Before?.Machine;
        HostMemory? memory = now?.Memory;
        (double? received, double? transmitted) = NetworkFigures.Sum(now?.Networks ?? default, before?.Networks ?? default, host.Seconds);
        (string? mountpoint, double? full) = Fullest(now);
        (double? read, double? written) = HostDiskFigures.Sum(now?.Disks ?? default, before?.Disks ?? default, host.Seconds);
        HostFilesystem[] filesystems = [.. HostFigures.Known(now?.Filesystems ?? default).Where(filesystem => filesystem.SizeBytes is not null && filesystem.FreeBytes is not null).DistinctBy(filesystem => filesystem.Device)];
        return new HostUse
        {
            CpuRatio = CpuShares.Between(now?.Cpu?.Total, before?.Cpu?.Total)?.BusyRatio,
            Cores = now?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null,
            Load = now?.Load is { IsDefaultOrEmpty: false } load ? load[0] : null,
            MemoryUsedBytes = memory?.SizeBytes - memory?.AvailableBytes,
            MemorySizeBytes = memory?.SizeBytes,
            CommittedRatio = Rate.Ratio(memory?.CommittedBytes, memory?.SizeBytes),
            SwapUsedBytes = memory?.SwapSizeBytes - memory?.SwapFreeBytes,
            SwapSizeBytes = memory?.SwapSizeBytes,
            PressureRatio = Pressure.Largest(now?.Pressure, before?.Pressure, host.Seconds),
            FullestMountpoint = mountpoint,
            FullestRatio = full,
            ReceivedBytesPerSecond = received,
            TransmittedBytesPerSecond = transmitted,
            ReadBytesPerSecond = read,
            WrittenBytesPerSecond = written,
            FilesystemUsedBytes = filesystems.Length == 0 ? null : filesystems.Sum(filesystem => filesystem.SizeBytes - filesystem.FreeBytes),
            FilesystemSizeBytes = filesystems.Length == 0 ? null : filesystems.Sum(filesystem => filesystem.SizeBytes),
            HottestCelsius = HostFigures.Known(now?.Temperatures ?? default).Max(sensor => sensor.Celsius),
            RunningGuests = host.Answer.Snapshot?.Guests.Count(guest => guest.State is GuestState.Running),
            AnswerSeconds = host.Answer.Fetch is { Result: FetchResult.Ok } fetch ? fetch.Duration?.TotalSeconds : null,
            ClockOffsetSeconds = host.Answer.Fetch.ClockOffset?.TotalSeconds,
            DataAgeSeconds = host.Answer.Snapshot is null ? null : host.Answer.SnapshotAge?.TotalSeconds,
        };
    }

    // As df counts: of what programs may use, without what is kept for root.
    private static (string? Mountpoint, double? Ratio) Fullest(HostSample? machine) =>
        HostFigures.Known(machine?.Filesystems ?? default)
            .Select(filesystem => (filesystem.Mountpoint, Ratio: Rate.Ratio(filesystem.SizeBytes - filesystem.FreeBytes, filesystem.SizeBytes - filesystem.FreeBytes + filesystem.AvailableBytes)))
            .Where(filesystem => filesystem.Ratio is not null)
            .OrderByDescending(filesystem => filesystem.Ratio)
            .FirstOrDefault();
}
