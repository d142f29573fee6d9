using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

public sealed class IdentityTests : IDisposable
{
    private readonly FakeKernel _kernel = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("cgroup2 cgroup2", "v2")]
    [InlineData("cgroup cgroup", "v1")]
    [InlineData("ext4 /dev/sda", null)]
    public void Says_which_cgroups_are_mounted(string mount, string? expected)
    {
        _kernel.Write("proc/self/mountinfo", $"31 23 0:28 / /sys/fs/cgroup rw - {mount} rw\n");
        Assert.Equal(expected, new IdentityReader(_kernel.Files, _clock).Read().Cgroups);
    }

    [Fact]
    public void Notices_a_new_name_within_a_minute()
    {
        _kernel.Write("proc/sys/kernel/hostname", "one\n").Write("usr/lib/os-release", "PRETTY_NAME=\"An OS\"\n");
        IdentityReader reader = new(_kernel.Files, _clock);
        HostIdentity first = reader.Read();
        Assert.Equal(("one", "An OS"), (first.Nodename, first.Os));

        _kernel.Write("proc/sys/kernel/hostname", "two\n");
        Assert.Same(first, reader.Read());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", reader.Read().Nodename);
    }
}
