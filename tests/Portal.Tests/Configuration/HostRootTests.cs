using Microsoft.Extensions.Configuration;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Configuration;

public sealed class HostRootTests : IDisposable
{
    private readonly TemporaryFolder _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_default_lies_below_the_hosts_root()
    {
        _host.Write("var/lib/testbedos/config/mode.json", "\"Main\"");
        PortalOptions options = Read(("HostRoot", _host.Path + "/")).Options;
        Assert.Equal(_host.Path, options.HostRoot);
        Assert.Equal(_host.At("proc"), options.Kernel.ProcRoot);
        Assert.Equal(_host.At("sys"), options.Kernel.SysRoot);
        Assert.Equal(_host.At("var/lib/testbedos"), options.Testbed.Root);
        Assert.Equal(_host.At("run/docker.sock"), options.Docker.Socket); // /var/run is a link that would lead out of the root
        Assert.Equal("qemu:///system?socket=" + _host.At("run/libvirt/libvirt-sock-ro"), options.Libvirt.Uri);
    }

    [Fact]
    public void The_hosts_mode_file_decides_the_mode()
    {
        _host.Write("var/lib/testbedos/config/mode.json", """{"Client":{"main_ip":"10.0.0.1","testbed_interface":"lo"}}""");
        StartConfiguration start = Read(("HostRoot", _host.Path));
        Assert.Equal((PortalMode.Client, "10.0.0.1"), (start.Mode, start.Options.Cluster.Main));
    }

    [Fact]
    public void A_host_with_one_daemon_per_driver_has_another_socket()
    {
        _host.Write("run/libvirt/virtqemud-sock-ro", "");
        Assert.Equal("qemu:///system?socket=" + _host.At("run/libvirt/virtqemud-sock-ro"), Read(("HostRoot", _host.Path)).Options.Libvirt.Uri);
    }

    [Fact]
    public void What_is_configured_counts_as_it_is_written()
    {
        PortalOptions options = Read(
            ("HostRoot", _host.Path), ("Docker:Socket", "/run/filter.sock"), ("Libvirt:Uri", ""), ("Testbed:Root", "/srv/testbed"), ("Kernel:ProcRoot", "/mnt/proc")).Options;
        Assert.Equal(("/run/filter.sock", "", "/srv/testbed", "/mnt/proc"), (options.Docker.Socket, options.Libvirt.Uri, options.Testbed.Root, options.Kernel.ProcRoot));
    }

    [Fact]
    public void Without_one_everything_is_where_it_always_was()
    {
        PortalOptions options = Read().Options;
        Assert.Equal(("/", "/proc", "/sys", "qemu:///system"), (options.HostRoot, options.Kernel.ProcRoot, options.Kernel.SysRoot, options.Libvirt.Uri));
    }

    private static StartConfiguration Read(params (string Key, string Value)[] settings) =>
        StartConfiguration.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Portal:" + setting.Key, (string?)setting.Value))).Build());
}
