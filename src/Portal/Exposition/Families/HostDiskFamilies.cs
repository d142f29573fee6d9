using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostDiskFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Of("testbed_host_disk_reads_total", "Reads completed", disk => disk.Reads),
        Of("testbed_host_disk_writes_total", "Writes completed", disk => disk.Writes),
        Of("testbed_host_disk_read_bytes_total", "Bytes read", disk => disk.ReadBytes),
        Of("testbed_host_disk_written_bytes_total", "Bytes written", disk => disk.WrittenBytes),
        Of("testbed_host_disk_read_seconds_total", "Time spent by all reads", disk => MetricValue.Seconds(disk.ReadNanoseconds)),
        Of("testbed_host_disk_write_seconds_total", "Time spent by all writes", disk => MetricValue.Seconds(disk.WriteNanoseconds)),
        Of("testbed_host_disk_busy_seconds_total", "Time with a request under way", disk => MetricValue.Seconds(disk.BusyNanoseconds)),
        Of("testbed_host_disk_queue_seconds_total", "Time weighted by requests under way", disk => MetricValue.Seconds(disk.QueueNanoseconds)),
        Gauge("testbed_host_disk_in_flight", "Requests under way", HostDimensions.Disks, disk => disk.InFlight),
        Of("testbed_host_disk_discards_total", "Discards completed", disk => disk.Discards),
        Of("testbed_host_disk_discarded_bytes_total", "Bytes discarded", disk => disk.DiscardedBytes),
        Of("testbed_host_disk_flushes_total", "Flushes completed", disk => disk.Flushes),
        Of("testbed_host_disk_flush_seconds_total", "Time spent by flushes", disk => MetricValue.Seconds(disk.FlushNanoseconds)),
    ];

    private static MetricFamily<HostScope> Of(string name, string help, Func<HostDisk, MetricValue> value) =>
        Counter(name, help, HostDimensions.Disks, value);
}
