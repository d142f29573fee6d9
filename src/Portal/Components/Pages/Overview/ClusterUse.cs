using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>What all hosts together have, use and have promised. A host without figures is in no sum.</summary>
public sealed record ClusterUse
{
    /// <summary>Hosts that are in the sums.</summary>
    public int Hosts { get; private init; }

    public double? UsedCores { get; private init; }

    public double? Cores { get; private init; }

    /// <summary>Virtual CPUs and quotas of guests that run.</summary>
    public double CommittedCores { get; private init; }

    /// <summary>Guests that may use all of their host's.</summary>
    public int WithoutCpuLimit { get; private init; }

    public double? UsedMemoryBytes { get; private init; }

    public double? MemoryBytes { get; private init; }

    public double CommittedMemoryBytes { get; private init; }

    public int WithoutMemoryLimit { get; private init; }

    public double? UsedDiskBytes { get; private init; }

    public double? DiskBytes { get; private init; }

    public double? ReadBytesPerSecond { get; private init; }

    public double? WrittenBytesPerSecond { get; private init; }

    public double? ReceivedBytesPerSecond { get; private init; }

    public double? TransmittedBytesPerSecond { get; private init; }

    internal static ClusterUse Of(ImmutableArray<HostEntry> hosts, ImmutableArray<GuestEntry> guests)
    {
        HostUse[] uses = [.. hosts.Where(host => host.Answer.Snapshot is not null && host.Data is DataState.Live or DataState.Stale).Select(host => host.Use)];
        GuestUse[] running = [.. guests.Where(guest => guest.Guest is { State: GuestState.Running, Sample: not null }).Select(guest => guest.Use)];
        return new ClusterUse
        {
            Hosts = uses.Length,
            UsedCores = Sum(uses, use => use.CpuRatio * use.Cores),
            Cores = Sum(uses, use => use.Cores),
            CommittedCores = running.Sum(use => use.CpuLimitCores ?? 0),
            WithoutCpuLimit = running.Count(use => use.CpuLimitCores is null),
            UsedMemoryBytes = Sum(uses, use => use.MemoryUsedBytes),
            MemoryBytes = Sum(uses, use => use.MemorySizeBytes),
            CommittedMemoryBytes = running.Sum(use => use.MemoryLimitBytes ?? 0),
            WithoutMemoryLimit = running.Count(use => use.MemoryLimitBytes is null),
            UsedDiskBytes = Sum(uses, use => use.FilesystemUsedBytes),
            DiskBytes = Sum(uses, use => use.FilesystemSizeBytes),
            ReadBytesPerSecond = Sum(uses, use => use.ReadBytesPerSecond),
            WrittenBytesPerSecond = Sum(uses, use => use.WrittenBytesPerSecond),
            ReceivedBytesPerSecond = Sum(uses, use => use.ReceivedBytesPerSecond),
            TransmittedBytesPerSecond = Sum(uses, use => use.TransmittedBytesPerSecond),
        };
    }

    // Null where no host knows it.
    private static double? Sum(HostUse[] uses, Func<HostUse, double?> figure)
    {
        double? sum = null;
        foreach (HostUse use in uses)
        {
            sum = figure(use) is { } value ? (sum ?? 0) + value : sum;
        }

        return sum;
    }
}
