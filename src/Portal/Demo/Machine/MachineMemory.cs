using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Guests;

namespace Portal.Demo.Machine;

/// <summary>A host's memory: its guests', its own, and page cache in most of what is left.</summary>
internal static class MachineMemory
{
    private const long OwnBytes = 1_400L << 20;
    private const long SwapBytes = 8L << 30;

    public static HostMemory At(MachineSize size, ImmutableArray<SimulatedGuest> guests, Moment moment)
    {
        long used = OwnBytes;
        long committed = OwnBytes;
        foreach (SimulatedGuest guest in guests)
        {
            used += (long)(guest.Profile.Memory.At(moment.Seconds) * guest.Profile.MemoryBytes);
            committed += guest.Profile.MemoryBytes;
        }

        long rest = Math.Max(0, size.MemoryBytes - used);
        long cached = rest * 6 / 10;
        return new HostMemory
        {
            SizeBytes = size.MemoryBytes,
            AvailableBytes = rest * 94 / 100,
            FreeBytes = rest * 3 / 10,
            BuffersBytes = rest / 50,
            CachedBytes = cached,
            SharedBytes = 96L << 20,
            ReclaimableBytes = rest / 40,
            AnonymousBytes = used * 9 / 10,
            DirtyBytes = (2L << 20) + ((long)(moment.Seconds * 137_000) % (30L << 20)),
            CommittedBytes = committed,
            HugePagesBytes = 0,
            HugePagesFreeBytes = 0,
            SwapSizeBytes = SwapBytes,
            SwapFreeBytes = SwapBytes,
        };
    }

    /// <summary>As <c>/proc/meminfo</c> calls them.</summary>
    public static ImmutableArray<NamedCount> Lines(HostMemory memory) =>
    [
        Line("MemTotal", memory.SizeBytes),
        Line("MemFree", memory.FreeBytes),
        Line("MemAvailable", memory.AvailableBytes),
        Line("Buffers", memory.BuffersBytes),
        Line("Cached", memory.CachedBytes),
        Line("SwapCached", 0),
        Line("SwapTotal", memory.SwapSizeBytes),
        Line("SwapFree", memory.SwapFreeBytes),
        Line("Dirty", memory.DirtyBytes),
        Line("AnonPages", memory.AnonymousBytes),
        Line("Shmem", memory.SharedBytes),
        Line("SReclaimable", memory.ReclaimableBytes),
        Line("Committed_AS", memory.CommittedBytes),
        Line("HugePages_Total", 0),
        Line("HugePages_Free", 0),
    ];

    private static NamedCount Line(string name, long? value) => new(name, value ?? 0);
}
