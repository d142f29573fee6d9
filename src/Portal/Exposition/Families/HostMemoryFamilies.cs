using System.Collections.Immutable;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostMemoryFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_memory_size_bytes", "Memory installed", host => host.Machine?.Memory?.SizeBytes),
        Gauge("testbed_host_memory_available_bytes", "Memory that new work could get without swapping", host => host.Machine?.Memory?.AvailableBytes),
        Gauge("testbed_host_memory_free_bytes", "Memory used for nothing", host => host.Machine?.Memory?.FreeBytes),
        Gauge("testbed_host_memory_buffers_bytes", "Block device buffers", host => host.Machine?.Memory?.BuffersBytes),
        Gauge("testbed_host_memory_cached_bytes", "Page cache", host => host.Machine?.Memory?.CachedBytes),
        Gauge("testbed_host_memory_shared_bytes", "Shared memory and tmpfs", host => host.Machine?.Memory?.SharedBytes),
        Gauge("testbed_host_memory_reclaimable_bytes", "Kernel memory that can be reclaimed", host => host.Machine?.Memory?.ReclaimableBytes),
        Gauge("testbed_host_memory_anonymous_bytes", "Anonymous pages", host => host.Machine?.Memory?.AnonymousBytes),
        Gauge("testbed_host_memory_dirty_bytes", "Waiting to be written to disk", host => host.Machine?.Memory?.DirtyBytes),
        Gauge("testbed_host_memory_committed_bytes", "Memory promised to processes", host => host.Machine?.Memory?.CommittedBytes),
        Gauge("testbed_host_memory_huge_pages_bytes", "Memory set aside as huge pages", host => host.Machine?.Memory?.HugePagesBytes),
        Gauge("testbed_host_memory_huge_pages_free_bytes", "Huge pages not in use", host => host.Machine?.Memory?.HugePagesFreeBytes),
        Gauge("testbed_host_swap_size_bytes", "Swap space (0 is a value)", host => host.Machine?.Memory?.SwapSizeBytes),
        Gauge("testbed_host_swap_free_bytes", "Swap space free", host => host.Machine?.Memory?.SwapFreeBytes),
        Counter("testbed_host_swap_in_bytes_total", "Swapped in", host => host.Machine?.Paging?.SwapInBytes),
        Counter("testbed_host_swap_out_bytes_total", "Swapped out", host => host.Machine?.Paging?.SwapOutBytes),
        Counter("testbed_host_page_faults_total", "Page faults", host => host.Machine?.Paging?.Faults),
        Counter("testbed_host_major_page_faults_total", "Page faults that needed disk", host => host.Machine?.Paging?.MajorFaults),
        Counter("testbed_host_oom_kills_total", "Processes killed for lack of memory", host => host.Machine?.Paging?.OomKills),
    ];
}
