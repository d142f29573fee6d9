using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestMemoryFamilies
{
    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        Gauge("testbed_guest_memory_usage_bytes", "Memory charged to its cgroup, page cache included", guest => guest.Memory?.UsageBytes),
        Gauge("testbed_guest_memory_working_set_bytes", "Usage without inactive page cache", guest => guest.Memory?.WorkingSetBytes),
        Gauge("testbed_guest_memory_cache_bytes", "Page cache charged to it", guest => guest.Memory?.CacheBytes),
        Gauge("testbed_guest_memory_rss_bytes", "Resident memory", guest => guest.Memory?.RssBytes),
        Gauge("testbed_guest_memory_swap_bytes", "Swapped out on the host", guest => guest.Memory?.SwapBytes),
        Gauge("testbed_guest_memory_limit_bytes", "Memory it can use at most", guest => guest.Memory?.LimitBytes),
        Gauge("testbed_guest_balloon_current_bytes", "Memory the guest has now", guest => guest.Balloon?.CurrentBytes),
        Gauge("testbed_guest_balloon_available_bytes", "All memory as its kernel sees it", guest => guest.Balloon?.AvailableBytes),
        Gauge("testbed_guest_balloon_usable_bytes", "What its kernel could give without swapping", guest => guest.Balloon?.UsableBytes),
        Gauge("testbed_guest_balloon_unused_bytes", "Memory used for nothing inside", guest => guest.Balloon?.UnusedBytes),
        Gauge("testbed_guest_balloon_cache_bytes", "Page cache inside", guest => guest.Balloon?.CacheBytes),
        Counter("testbed_guest_balloon_swap_in_bytes_total", "Swapped in inside", guest => guest.Balloon?.SwapInBytes),
        Counter("testbed_guest_balloon_swap_out_bytes_total", "Swapped out inside", guest => guest.Balloon?.SwapOutBytes),
        Counter("testbed_guest_balloon_major_faults_total", "Page faults inside that needed disk", guest => guest.Balloon?.MajorFaults),
        Counter("testbed_guest_balloon_minor_faults_total", "Other page faults inside", guest => guest.Balloon?.MinorFaults),
        Gauge("testbed_guest_balloon_update_timestamp_seconds", "When the guest last reported", guest => MetricValue.UnixTime(guest.Balloon?.UpdatedAt)),
        Counter("testbed_guest_oom_kills_total", "Processes of it that the host killed for lack of memory", guest => guest.Memory?.OomKills),
        Counter("testbed_guest_page_faults_total", "Page faults on the host", guest => guest.Sample?.Paging?.Faults),
        Counter("testbed_guest_major_page_faults_total", "Of those, the ones that needed disk", guest => guest.Sample?.Paging?.MajorFaults),
    ];
}
