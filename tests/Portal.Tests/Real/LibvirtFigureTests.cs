using Portal.Collectors;

namespace Portal.Tests.Real;

/// <summary>What a real QEMU guest shows.</summary>
public sealed class LibvirtFigureTests(LibvirtBed bed) : IClassFixture<LibvirtBed>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_running_guest_is_measured_in_the_first_snapshot_without_asking_its_QEMU()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("the connection is open", Patience, collection => collection.Tier(0)!.Success);
        GuestCollection collection = await snapshots.TakeAsync();

        GuestSample guest = collection.Of(bed.First);
        Assert.Equal(GuestState.Running, guest.State);
        Assert.Equal(await bed.Libvirt.VirshAsync("domuuid", bed.First.Name), guest.RuntimeId);
        Assert.Equal(2, guest.Cpu?.VcpuCount);
        Assert.Equal(2.0, guest.Cpu?.LimitCores);
        Assert.Equal([0, 1], guest.Cpu!.Vcpus.Select(vcpu => vcpu.Index));
        Assert.True(guest.Cpu.Vcpus[0].UsageNanoseconds > 0);
        Assert.InRange(guest.Memory?.RssBytes ?? 0, 10_000_000, 1_000_000_000);
        Assert.Contains("/qemu-", guest.CgroupPath, StringComparison.Ordinal);
        Assert.True(guest.Memory?.UsageBytes > 0 && guest.Memory.WorkingSetBytes > 0);
        Assert.True(guest.Threads > 3 && guest.Paging?.Faults > 0);
        Assert.NotNull(guest.Storage?.ReadBytes);
        Assert.Equal("vm-first00", Assert.Single(guest.Networks).Interface);
        Assert.NotNull(guest.Networks[0].ReceivedBytes);
        Assert.Equal(["vm-first00"], collection.HostInterfaces);
        Assert.InRange(guest.StartedAt!.Value, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(10), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task CPU_time_is_what_libvirt_itself_counts()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("the connection is open", Patience, collection => collection.Tier(0)!.Success);
        long before = CpuTime(await bed.Libvirt.VirshAsync("domstats", "--cpu-total", bed.Second.Name));
        GuestCpu cpu = (await snapshots.TakeAsync()).Of(bed.Second).Cpu!;
        long after = CpuTime(await bed.Libvirt.VirshAsync("domstats", "--cpu-total", bed.Second.Name));

        // Counted in ticks here, in nanoseconds there, where libvirt leaves out what was used before QEMU joined its group.
        const long Slack = 400_000_000;
        Assert.InRange(cpu.UsageNanoseconds!.Value, before - Slack, after + Slack);
        Assert.InRange(cpu.UserNanoseconds!.Value + cpu.SystemNanoseconds!.Value, cpu.UsageNanoseconds.Value - Slack, cpu.UsageNanoseconds.Value + Slack);
    }

    [Fact]
    public async Task Disks_memory_limit_and_image_come_with_the_slow_tier()
    {
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        GuestCollection collection = await snapshots.UntilAsync("the slow tier has run", Patience, now => now.HasDisks(bed.First) && now.HasDisks(bed.Second));

        GuestSample guest = collection.Of(bed.First);
        GuestDisk disk = Assert.Single(guest.Disks);
        Assert.Equal(("hda", 8L * 1024 * 1024), (disk.Device, disk.CapacityBytes));
        Assert.Equal(64L * 1024 * 1024, guest.Memory?.LimitBytes);
        Assert.Equal(64L * 1024 * 1024, guest.Memory?.Balloon?.CurrentBytes);
        Assert.Null(guest.Memory!.Balloon!.UnusedBytes);      // nothing inside reports
        Assert.Equal("first.img", guest.Image);
        Assert.InRange(guest.SlowAgeNanoseconds!.Value, 0, 5_000_000_000);

        collection = await snapshots.UntilAsync("the round is reported", Patience, now => now.Tier(1) is not null);
        CollectorOutcome slow = collection.Tier(1)!;
        Assert.Equal((true, 0, null), (slow.Success, slow.OverdueCalls, slow.Guests));
    }

    [Fact]
    public async Task Paused_and_stopped_guests_are_told_apart()
    {
        LibvirtGuest paused = await bed.Libvirt.StartGuestAsync("paused");
        await bed.Libvirt.VirshAsync("suspend", paused.Name);
        LibvirtGuest stopped = await bed.Libvirt.DefineGuestAsync("stopped");
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        GuestCollection collection = await snapshots.UntilAsync("images are known", Patience, now => now.Guests.Length == 4 && now.Of(stopped).Image is not null && now.HasDisks(paused));

        Assert.Equal(GuestState.Paused, collection.Of(paused).State);
        Assert.NotNull(collection.Of(paused).Cpu?.UsageNanoseconds);
        GuestSample off = collection.Of(stopped);
        Assert.Equal((GuestState.Stopped, "stopped.img"), (off.State, off.Image));
        Assert.Equal((null, null, null, null), (off.Cpu, off.Memory, off.StartedAt, off.Threads));
        Assert.True(off.Networks.IsDefault && off.Disks.IsDefault);

        await paused.DestroyAsync();
        await bed.Libvirt.VirshAsync("undefine", paused.Name);
        await bed.Libvirt.VirshAsync("undefine", stopped.Name);
        collection = await snapshots.TakeAsync();
        Assert.Equal(2, collection.Guests.Length);
    }

    [Fact]
    public async Task A_guest_that_starts_again_is_followed_to_its_new_process()
    {
        LibvirtGuest guest = await bed.Libvirt.StartGuestAsync("again");
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        await snapshots.UntilAsync("it is measured", Patience, now => now.HasDisks(guest) && now.Of(guest).Cpu is not null);
        int first = guest.ProcessId;
        await guest.DestroyAsync();
        await bed.Libvirt.VirshAsync("start", guest.Name);

        GuestSample sample = (await snapshots.TakeAsync()).Of(guest);
        Assert.NotEqual(first, guest.ProcessId);
        Assert.Equal(GuestState.Running, sample.State);
        Assert.NotNull(sample.Cpu);
        Assert.True(sample.Disks.IsDefault, "Disk counters of the run before were shown.");

        await guest.DestroyAsync();
        await bed.Libvirt.VirshAsync("undefine", guest.Name);
    }

    [Fact]
    public async Task A_guest_with_a_balloon_driver_shows_its_memory_from_inside_and_real_disk_figures()
    {
        LinuxGuestImage image = await LinuxGuestImage.MakeAsync(bed.Libvirt, "linux");
        LibvirtGuest guest = await bed.Libvirt.StartGuestAsync("linux", new LibvirtGuestOptions { Boots = image, MemoryMebibytes = 160 });
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        GuestCollection collection = await snapshots.UntilAsync("its balloon reports and its disk was written", TimeSpan.FromMinutes(2), now =>
            now.HasDisks(guest) && now.Of(guest) is { Memory.Balloon.UnusedBytes: not null } sample && sample.Disks[0].WrittenBytes >= LinuxGuestImage.DiskWrittenBytes);

        BalloonMemory balloon = collection.Of(guest).Memory!.Balloon!;
        Assert.Equal(160L * 1024 * 1024, balloon.CurrentBytes);
        Assert.InRange(balloon.AvailableBytes!.Value, 80_000_000, balloon.CurrentBytes!.Value);
        Assert.InRange(balloon.UsableBytes!.Value, 1, balloon.AvailableBytes.Value);
        Assert.InRange(balloon.UnusedBytes!.Value, 1, balloon.AvailableBytes.Value);
        Assert.True(balloon.MinorFaults > 0 && balloon.CacheBytes > 0);
        Assert.InRange(balloon.UpdatedAt!.Value, TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(30), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(5));

        GuestDisk disk = collection.Of(guest).Disks[0];
        Assert.InRange(disk.ReadBytes!.Value, LinuxGuestImage.DiskReadBytes, LinuxGuestImage.DiskReadBytes + 100_000);
        Assert.Equal(LinuxGuestImage.DiskWrittenBytes, disk.WrittenBytes);
        Assert.True(disk.Reads > 0 && disk.Writes > 0 && disk.Flushes > 0 && disk.ReadNanoseconds > 0 && disk.WriteNanoseconds > 0);

        await guest.DestroyAsync();
        await bed.Libvirt.VirshAsync("undefine", guest.Name);
    }

    [Fact]
    public async Task A_tap_carries_the_known_bytes_as_the_guest_sees_them()
    {
        const string Tap = "vm-known00";
        LinuxGuestImage image = await LinuxGuestImage.MakeAsync(bed.Libvirt, "network");
        LibvirtGuest guest = await bed.Libvirt.StartGuestAsync("network", new LibvirtGuestOptions { Boots = image, MemoryMebibytes = 160, Tap = Tap });
        await bed.Libvirt.AddressTapAsync(Tap, LinuxGuestImage.HostAddress + "/24");
        using LibvirtSnapshots snapshots = new(bed.Libvirt);
        const long Truth = (long)LinuxGuestImage.Pings * LinuxGuestImage.PingFrameBytes;
        GuestCollection collection = await snapshots.UntilAsync("its pings are answered", TimeSpan.FromMinutes(2), now => now.Of(guest) is { Networks: [{ ReceivedBytes: >= Truth }] });

        NetworkCounters network = Assert.Single(collection.Of(guest).Networks);
        Assert.Equal(Tap, network.Interface);
        Assert.InRange(network.TransmittedBytes!.Value, Truth, Truth * 105 / 100);
        Assert.InRange(network.ReceivedBytes!.Value, Truth, Truth * 105 / 100);
        Assert.InRange(network.TransmittedPackets!.Value, LinuxGuestImage.Pings, LinuxGuestImage.Pings + 40);
        Assert.Contains(Tap, collection.HostInterfaces);

        await guest.DestroyAsync();
        await bed.Libvirt.VirshAsync("undefine", guest.Name);
    }

    private static long CpuTime(string domstats) =>
        long.Parse(domstats.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("cpu.time=", StringComparison.Ordinal))["cpu.time=".Length..]);
}
