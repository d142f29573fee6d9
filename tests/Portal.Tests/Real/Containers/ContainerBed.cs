using Portal.Tests.Support;

namespace Portal.Tests.Real.Containers;

/// <summary>An engine, an image of the portal and guests beside it: containers with and without a network, and a virtual machine.</summary>
public sealed class ContainerBed : IAsyncLifetime
{
    internal const int HeldBytes = 96 << 20;

    private readonly TestbedFolder _testbed = new();
    private readonly Dictionary<string, DockerContainer> _guests = [];
    private DockerDaemon? _docker;
    private LibvirtDaemon? _libvirt;

    internal DockerDaemon Docker => _docker!;

    internal LibvirtDaemon Libvirt => _libvirt!;

    internal DockerContainer this[string guest] => _guests[guest];

    public async ValueTask InitializeAsync()
    {
        _docker = await DockerDaemon.StartAsync(forContainersOfTheHost: true);
        await PortalImage.ImportAsync(_docker);
        _libvirt = await LibvirtDaemon.StartAsync();
        await _libvirt.StartGuestAsync("vm");
        _testbed.Deploy("load", ("burn", "docker"), ("hold", "docker"), ("send", "docker"), ("receive", "docker"));
        File.SetUnixFileMode(_testbed.Root, (UnixFileMode)0b111_101_101);
        await StartAsync("burn", "while :; do :; done");
        await StartAsync("hold", "dd if=/dev/zero bs=96M count=1 2>/dev/null | sleep 100000");
        await StartAsync("receive", "sleep 100000");
        await StartAsync("send", $"while [ ! -e /sys/class/net/eth0 ]; do usleep 50000; done; usleep 500000; ping -q -s 1400 -i 0.05 {Veth.SecondAddress}");
        await Veth.ConnectAsync(this["send"].ProcessId, this["receive"].ProcessId);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_libvirt, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }

    /// <summary>The portal in a container, ready.</summary>
    internal async Task<ContainedPortal> StartPortalAsync(string name, bool withEngine)
    {
        Uri address = LocalHttp.FreeAddress();
        Dictionary<string, string> environment = new()
        {
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["Portal__Host__Name"] = "host-a",
            ["Portal__Cluster__Listen"] = $"127.0.0.1:{FreePort.Next()}",
            ["Portal__Docker__Socket"] = "/host" + Docker.Socket,
            ["Portal__Libvirt__Uri"] = "qemu:///system?socket=/host" + Libvirt.Socket,
            ["Portal__Testbed__Root"] = "/host" + _testbed.Root,
        };
        DockerContainer container = await Docker.RunImageAsync(name, PortalImage.Name, PortalService.RunOptions(environment, withEngine));
        ContainedPortal portal = new(container, address);
        await portal.WaitUntilReadyAsync();
        return portal;
    }

    private async Task StartAsync(string guest, string script) => _guests[guest] = await Docker.RunScriptAsync("load-" + guest, script);
}
