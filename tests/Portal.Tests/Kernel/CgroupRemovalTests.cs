using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

/// <summary>On this machine's real control groups.</summary>
public sealed class CgroupRemovalTests
{
    [Fact]
    [Trait("Fault", "D5")]
    public void A_group_removed_under_open_files_is_gone_and_stays_so_when_its_path_is_made_again()
    {
        string? mount = new[] { "/sys/fs/cgroup/unified", "/sys/fs/cgroup/pids", "/sys/fs/cgroup" }.FirstOrDefault(folder => File.Exists($"{folder}/cgroup.procs"));
        string group = $"{mount}/portal-test-{Guid.NewGuid():N}";
        try
        {
            Assert.SkipWhen(mount is null, "No control groups here.");
            Directory.CreateDirectory(group);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("Control groups can't be made here.");
        }

        bool v1 = mount!.EndsWith("pids", StringComparison.Ordinal);
        CgroupPaths paths = new() { Own = "/x", Unified = v1 ? null : group, Pids = v1 ? group : null };
        CgroupTree tree = new(new KernelFiles(new KernelRoots()), TimeProvider.System);
        using CgroupReader reader = tree.Open(paths);
        Assert.True(reader.TryRead(out CgroupValues values));
        Assert.True(values.Processes is 0 || values.CpuTotalNanoseconds is 0);

        Directory.Delete(group);
        Assert.False(reader.TryRead(out _));
        Directory.CreateDirectory(group);
        Assert.False(reader.TryRead(out _));
        Directory.Delete(group);
    }
}
