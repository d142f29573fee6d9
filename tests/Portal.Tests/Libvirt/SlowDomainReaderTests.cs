using Portal.Collectors;
using Portal.Collectors.Libvirt;

namespace Portal.Tests.Libvirt;

public sealed class SlowDomainReaderTests
{
    [Fact]
    public void Brings_kibibytes_to_bytes_and_leaves_nanoseconds_and_bytes_alone()
    {
        // As virsh domstats printed it for a Debian guest with virtio-balloon.
        SlowDomainReader reader = new();
        reader.AddLines("""
            balloon.current=131072
            balloon.maximum=131072
            balloon.swap_in=1
            balloon.swap_out=2
            balloon.major_fault=3
            balloon.minor_fault=560
            balloon.unused=67568
            balloon.available=94780
            balloon.usable=73112
            balloon.last-update=1795616893
            balloon.disk_caches=2488
            balloon.hugetlb_pgalloc=0
            balloon.rss=235976
            block.count=1
            block.0.name=hda
            block.0.path=/var/lib/lvx2.img
            block.0.backingIndex=1
            block.0.rd.reqs=66
            block.0.rd.bytes=8393216
            block.0.rd.times=7050006
            block.0.wr.reqs=2
            block.0.wr.bytes=1048576
            block.0.wr.times=1174814
            block.0.fl.reqs=1
            block.0.fl.times=28703534
            block.0.allocation=1048576
            block.0.capacity=8388608
            block.0.physical=1052672
            """);

        Assert.True(reader.IsMeasured);
        Assert.Equal(
            new BalloonMemory
            {
                CurrentBytes = 134217728,
                AvailableBytes = 97054720,
                UsableBytes = 74866688,
                UnusedBytes = 69189632,
                CacheBytes = 2547712,
                SwapInBytes = 1024,
                SwapOutBytes = 2048,
                MajorFaults = 3,
                MinorFaults = 560,
                UpdatedAt = new DateTimeOffset(2026, 11, 25, 14, 28, 13, TimeSpan.Zero),
            },
            reader.Balloon);
        Assert.Equal(
            new GuestDisk
            {
                Device = "hda",
                Reads = 66,
                ReadBytes = 8393216,
                ReadNanoseconds = 7050006,
                Writes = 2,
                WrittenBytes = 1048576,
                WriteNanoseconds = 1174814,
                Flushes = 1,
                FlushNanoseconds = 28703534,
                AllocationBytes = 1048576,
                CapacityBytes = 8388608,
                PhysicalBytes = 1052672,
            },
            Assert.Single(reader.Disks));
    }

    [Fact]
    public void A_guest_without_a_reporting_driver_has_its_current_size_alone()
    {
        SlowDomainReader reader = new();
        reader.AddLines("balloon.current=65536\nballoon.maximum=65536\nballoon.last-update=0\nballoon.rss=39456");

        Assert.Equal(new BalloonMemory { CurrentBytes = 67108864 }, reader.Balloon);
    }

    [Fact]
    public void A_domain_that_a_job_holds_has_nothing_new()
    {
        // What NOWAIT leaves of a record while the monitor is taken.
        SlowDomainReader reader = new();
        reader.AddLines("balloon.current=65536\nballoon.maximum=65536\nblock.count=1\nblock.0.name=hda\nblock.0.backingIndex=1");

        Assert.True(reader.IsHeld);
        Assert.Null(reader.Balloon);
    }

    [Fact]
    public void A_driver_without_monitors_holds_nothing()
    {
        SlowDomainReader reader = new();
        Assert.False(reader.IsHeld);
        Assert.False(reader.IsMeasured);
    }

    [Fact]
    public void Absurd_amounts_are_cut_and_absurd_dates_absent()
    {
        SlowDomainReader reader = new();
        reader.AddLines("balloon.unused=18446744073709551615\nballoon.last-update=18446744073709551615");

        Assert.Equal(new BalloonMemory { UnusedBytes = long.MaxValue }, reader.Balloon);
    }

    [Fact]
    public void A_disk_without_a_name_is_left_out()
    {
        SlowDomainReader reader = new();
        reader.AddLines("block.0.rd.reqs=1\nblock.1.name=vdb\nblock.1.rd.reqs=2");

        Assert.Equal("vdb", Assert.Single(reader.Disks).Device);
    }
}
