using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestDiskFamilies
{
    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        Counter("testbed_guest_io_read_bytes_total", "Bytes its processes had read from storage", guest => guest.Sample?.Storage?.ReadBytes),
        Counter("testbed_guest_io_written_bytes_total", "Bytes its processes had written to storage", guest => guest.Sample?.Storage?.WrittenBytes),
        Of("testbed_guest_disk_read_bytes_total", "Bytes read from one disk", disk => disk.ReadBytes),
        Of("testbed_guest_disk_written_bytes_total", "Bytes written to one disk", disk => disk.WrittenBytes),
        Of("testbed_guest_disk_reads_total", "Reads of one disk", disk => disk.Reads),
        Of("testbed_guest_disk_writes_total", "Writes to one disk", disk => disk.Writes),
        Of("testbed_guest_disk_read_seconds_total", "Time spent by reads", disk => MetricValue.Seconds(disk.ReadNanoseconds)),
        Of("testbed_guest_disk_write_seconds_total", "Time spent by writes", disk => MetricValue.Seconds(disk.WriteNanoseconds)),
        Of("testbed_guest_disk_flush_seconds_total", "Time spent by flushes", disk => MetricValue.Seconds(disk.FlushNanoseconds)),
        Of("testbed_guest_disk_flushes_total", "Flushes of one disk", disk => disk.Flushes),
        Of("testbed_guest_disk_discards_total", "Discards", disk => disk.Discards),
        Of("testbed_guest_disk_discarded_bytes_total", "Bytes discarded", disk => disk.DiscardedBytes),
        Gauge("testbed_guest_disk_capacity_bytes", "Size the guest sees", GuestDimensions.Disks, disk => disk.CapacityBytes),
        Gauge("testbed_guest_disk_allocation_bytes", "Highest byte written in the image", GuestDimensions.Disks, disk => disk.AllocationBytes),
        Gauge("testbed_guest_disk_physical_bytes", "Size of the image on the host", GuestDimensions.Disks, disk => disk.PhysicalBytes),
    ];

    private static MetricFamily<GuestScope> Of(string name, string help, Func<GuestDisk, MetricValue> value) =>
        Counter(name, help, GuestDimensions.Disks, value);
}
