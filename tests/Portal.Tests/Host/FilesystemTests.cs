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

    private FilesystemReader Reader(Func<string, FilesystemUsage?> statvfs)
    {
        _outcome.Begin();
        return new FilesystemReader(_kernel.Files, statvfs, _clock, _outcome);
    }

    private void Mount(params string[] mountpoints) => _kernel.Write("proc/1/mountinfo", string.Concat(
        mountpoints.Select((mountpoint, index) => $"{30 + index} 1 8:{index} / {mountpoint} rw - ext4 /dev/sda{index} rw\n")));
}
