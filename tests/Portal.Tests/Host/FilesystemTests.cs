using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Collectors.Kernel;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

public sealed class FilesystemTests : IDisposable
{
    private static readonly FilesystemUsage Usage = new(1000, 600, 500, 0, 0);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeKernel _kernel = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly TierOutcome _outcome;

    public FilesystemTests() => _outcome = new TierOutcome(1, _clock, NullLogger.Instance);

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Chooses_local_filesystems_each_once_at_its_shortest_mountpoint()
    {
        List<FilesystemMount> mounts = FilesystemMounts.Choose(FakeKernel.FixtureBytes("made-up/mountinfo-desktop"), out bool whole);

        Assert.False(whole);        // the last line lacks its source
        Assert.Equal(
            [
                new FilesystemMount("/dev/sda2", "/", "ext4", false),
                new FilesystemMount("/dev/sda5", "/boot", "vfat", true),
                new FilesystemMount("/dev/sda6", "/broken", "ext4", true),
                new FilesystemMount("/dev/mapper/vg one", "/srv/i", "xfs", false),
            ],
            mounts);
    }

    [Fact]
    public void Chooses_the_one_disk_of_the_captured_machine_once()
    {
        FilesystemMount mount = Assert.Single(FilesystemMounts.Choose(FakeKernel.FixtureBytes("captured/proc/1/mountinfo"), out bool whole));

        Assert.True(whole);
        Assert.Equal(new FilesystemMount("/dev/vda", "/", "ext4", false), mount);
    }

    [Fact]
    public void Counts_no_inodes_where_the_filesystem_has_none()
    {
        Mount("/a");
        HostFilesystem filesystem = Assert.Single(Reader(_ => Usage).Read());

        Assert.Equal((1000L, 600L, 500L, false), (filesystem.SizeBytes!.Value, filesystem.FreeBytes!.Value, filesystem.AvailableBytes!.Value, filesystem.Failed));
        Assert.Null(filesystem.Inodes);
    }

    [Fact]
    public void A_filesystem_that_refuses_is_failed_and_the_others_are_there()
    {
        Mount("/a", "/b");
        ImmutableArray<HostFilesystem> filesystems = Reader(path => path.EndsWith("/a", StringComparison.Ordinal) ? null : Usage).Read();

        Assert.Equal([true, false], filesystems.Select(filesystem => filesystem.Failed));
        Assert.Equal(CollectorFailure.Unreachable, _outcome.End().Reason);
    }

    [Fact]
    public async Task A_filesystem_that_hangs_costs_one_call_however_often_it_is_asked_for()
    {
        Mount("/a", "/b");
        using ManualResetEventSlim disk = new();
        int calls = 0;
        FilesystemReader reader = Reader(path =>
        {
            if (path.EndsWith("/a", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref calls);
                disk.Wait(Deadline);
            }

            return Usage;
        });
        Task<ImmutableArray<HostFilesystem>> first = Task.Run(reader.Read, TestContext.Current.CancellationToken);
        await Until.HoldsAsync("the call is awaited", Deadline, () => Task.FromResult(calls == 1 && _clock.ArmedTimers == 1));
        _clock.Advance(FilesystemReader.Deadline);

        Assert.Equal([true, false], (await first).Select(filesystem => filesystem.Failed));
        Assert.Equal(1, reader.OverdueCalls);
        Assert.Equal([true, false], reader.Read().Select(filesystem => filesystem.Failed));
        Assert.Equal(1, calls);

        disk.Set();
        await Until.HoldsAsync("the filesystem is back", Deadline, () => Task.FromResult(reader.Read().All(filesystem => !filesystem.Failed)));
        Assert.Equal(0, reader.OverdueCalls);
    }

    [Fact]
    public async Task Slow_values_carry_their_age_and_end_when_they_are_too_old()
    {
        _kernel.Copy("captured");
        HostCollector collector = new(_kernel.Files, _clock, null, _ => Usage);
        Assert.Single(collector.Collect().Outcomes);
        await collector.Slow.Run;

        _clock.Advance(TimeSpan.FromSeconds(3));
        HostCollection collection = collector.Collect();
        Assert.Equal(3_000_000_000, collection.Outcomes[1].AgeNanoseconds);
        Assert.Single(collection.Machine.Filesystems);

        _clock.Advance(TimeSpan.FromSeconds(13));
        collection = collector.Collect();
        Assert.Equal(16_000_000_000, collection.Outcomes[1].AgeNanoseconds);
        Assert.True(collection.Machine.Filesystems.IsDefault);

        await collector.Slow.Run;       // that call had it read again
        Assert.Single(collector.Collect().Machine.Filesystems);
    }

    [Fact]
    public async Task A_list_of_mounts_that_is_missing_costs_filesystems_alone()
    {
        _kernel.Copy("captured").Delete("proc/1").Write("sys/class/net/eth0/operstate", "up\n").Write("sys/class/net/eth0/speed", "1000\n");
        HostCollector collector = new(_kernel.Files, _clock, null, _ => Usage);
        collector.Collect();
        await collector.Slow.Run;
        HostCollection collection = collector.Collect();

        Assert.Equal([true, false], collection.Outcomes.Select(outcome => outcome.Success));
        Assert.True(collection.Machine.Filesystems.IsDefault);
        NetworkCounters eth0 = collection.Machine.Networks.Single(network => network.Interface == "eth0");
        Assert.Equal((true, 125_000_000L), (eth0.Up!.Value, eth0.SpeedBytesPerSecond!.Value));
    }

    private FilesystemReader Reader(Func<string, FilesystemUsage?> statvfs)
    {
        _outcome.Begin();
        return new FilesystemReader(_kernel.Files, statvfs, _clock, _outcome);
    }

    private void Mount(params string[] mountpoints) => _kernel.Write("proc/1/mountinfo", string.Concat(
        mountpoints.Select((mountpoint, index) => $"{30 + index} 1 8:{index} / {mountpoint} rw - ext4 /dev/sda{index} rw\n")));
}
