using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Machine;

/// <summary>Two disks, the guests' and the system's, and what is mounted from them.</summary>
internal static class MachineDisks
{
    private const double BytesPerTransfer = 28_672;

    /// <summary>A fast disk's throughput, against which it is busy.</summary>
    private const double BytesPerBusySecond = 900e6;

    public static ImmutableArray<HostDisk> At(MachineLoad.Totals done, double seconds) =>
    [
        Disk("nvme0n1", "SAMSUNG MZQL21T9HCJR-00A07", 1_920_383_410_176, (done.DiskBytes * 0.4) + 6e9, done.DiskBytes, seconds),
        Disk("sda", "INTEL SSDSC2KB24", 240_057_409_536, seconds * 1_200, seconds * 9_000, seconds),
    ];

    /// <summary>Slow values: as of the moment's last slow measurement.</summary>
    public static ImmutableArray<HostFilesystem> Filesystems(Seed seed, Moment moment)
    {
        // The guests' disk fills within some hours, and is then cleared by somebody.
        var filling = new Level(0.52, 0.93, seed.For("fill").Between(3, 9) * 3_600, seed.For("filled").Unit);
        return
        [
            Filesystem("/dev/sda2", "/", "ext4", 220L << 30, 0.31, 14_600_000),
            Filesystem("/dev/sda1", "/boot", "ext4", 1L << 30, 0.22, 65_536),
            Filesystem("/dev/nvme0n1p1", "/var/lib/testbedos", "xfs", 1_800L << 30, filling.At(moment.SlowSeconds), 180_000_000),
        ];
    }

    private static HostDisk Disk(string device, string model, long size, double read, double written, double seconds)
    {
        long reads = Counted.Whole(read / BytesPerTransfer);
        long writes = Counted.Whole(written / BytesPerTransfer);
        double busy = ((read + written) / BytesPerBusySecond) + (seconds * 0.004);
        return new HostDisk
        {
            Device = device,
            Model = model,
            SizeBytes = size,
            Reads = reads,
            ReadsMerged = reads / 11,
            ReadBytes = Counted.Sectors(read),
            ReadNanoseconds = reads * 180_000,
            Writes = writes,
            WritesMerged = writes / 3,
            WrittenBytes = Counted.Sectors(written),
            WriteNanoseconds = writes * 520_000,
            InFlight = 0,
            BusyNanoseconds = Counted.Nanoseconds(Math.Min(busy, seconds)),
            QueueNanoseconds = (reads * 180_000) + (writes * 520_000),
            Discards = 0,
            DiscardsMerged = 0,
            DiscardedBytes = 0,
            DiscardNanoseconds = 0,
            Flushes = writes / 14,
            FlushNanoseconds = writes / 14 * 1_300_000,
        };
    }

    private static HostFilesystem Filesystem(string device, string mountpoint, string type, long sizeBytes, double usedRatio, long inodes)
    {
        long free = (long)(sizeBytes * (1 - usedRatio));
        return new HostFilesystem
        {
            Device = device,
            Mountpoint = mountpoint,
            Type = type,
            SizeBytes = sizeBytes,
            FreeBytes = free,
            // ext4 keeps a twentieth for root.
            AvailableBytes = type == "ext4" ? Math.Max(0, free - (sizeBytes / 20)) : free,
            Inodes = inodes,
            InodesFree = inodes - (long)(inodes * usedRatio * 0.12),
            ReadOnly = false,
        };
    }
}
