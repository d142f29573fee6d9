using Portal.Tests.Support;

namespace Portal.Tests.Real.Panels;

/// <summary>Everything that a panel can show and this machine can have: a deployment of a container, a virtual machine and an emulator at work, a container of nobody's, this host and a silent one, a browser with a page open — measured by the program and scraped by a real Prometheus under the shipped jobs' names.</summary>
public sealed class PanelBed : IAsyncLifetime
{
    private const string Work = $"""
        while [ ! -e /sys/class/net/eth0 ]; do usleep 50000; done
        while :; do ping -q -c 100 -i 0.1 -s 1400 {Veth.SecondAddress}; usleep 100000; done &
        while :; do :; done &
        while :; do dd if=/dev/zero of=/data bs=1M count=8 oflag=direct conv=notrunc; dd if=/data of=/dev/null bs=1M iflag=direct; done
        """;

    private readonly TestbedFolder _testbed = new();
    private readonly TemporaryFolder _browserFolder = new();
    private readonly Stack<IAsyncDisposable> _running = [];
    private PrometheusServer? _prometheus;

    internal PrometheusServer Prometheus => _prometheus!;

    internal string Project { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        LibvirtDaemon libvirt = Running(await LibvirtDaemon.StartAsync());
        DockerDaemon docker = Running(await DockerDaemon.StartAsync());
        string project = Project = libvirt.Tag;
        // Interfaces get the names that the testbed gives them: project, place in this list, index.
        _testbed.Deploy(project, ("vm", "libvirt"), ("web", "docker"), ("phone", "android"));
        _testbed.SetHosts(("host-b", "127.0.0.99"));

        string tap = $"vm-{project}00";
        await libvirt.StartGuestAsync("vm", new LibvirtGuestOptions { Vcpus = 2, MemoryMebibytes = 192, Tap = tap, Boots = await LinuxGuestImage.MakeAsync(libvirt, "linux") });
        await libvirt.AddressTapAsync(tap, LinuxGuestImage.HostAddress + "/24");
        DockerContainer web = await docker.RunScriptAsync(project + "-web", Work, ["--cpus=0.5", "--memory=64m", "--pids-limit=50", .. await CountedDisk.OptionsAsync()]);
        await docker.RunScriptAsync("stray", "while :; do :; done", "--cpus=0.1");
        EmulatorStandIn phone = Running(await EmulatorStandIn.StartBusyAsync(project + "-phone", peerAddress: null, libvirt.Roots.Host));
        await Veth.ConnectAsync(web.ProcessId, phone.ProcessId);

        _testbed.AppearBelow(libvirt.Roots.Host);
        PortalProcess portal = Running(await PortalProcess.StartAsync([.. libvirt.Settings, ("Docker:Socket", docker.Socket), ("Testbed:Root", _testbed.Root)]));
        Running(OpenPage(portal));
        _prometheus = Running(await PrometheusServer.StartAsync(PanelJobs.Of(portal)));
        await Until.HoldsAsync("Prometheus has rates of the container", TimeSpan.FromMinutes(2), async () =>
            (await _prometheus.QueryAsync("""rate(testbed_guest_cpu_seconds_total{guest="web"}[20s])""")).Count == 1 ? null : "the program logged:\n" + portal.Log);
    }

    public async ValueTask DisposeAsync()
    {
        while (_running.TryPop(out IAsyncDisposable? part))
        {
            await part.DisposeAsync();
        }

        _browserFolder.Dispose();
        _testbed.Dispose();
    }

    private RunningProcess OpenPage(PortalProcess portal) =>
        RunningProcess.Start("chromium",
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + _browserFolder.Path, portal.Address.ToString(),
        ],
        patience: TimeSpan.FromSeconds(5));

    private T Running<T>(T part)
        where T : IAsyncDisposable
    {
        _running.Push(part);
        return part;
    }
}
