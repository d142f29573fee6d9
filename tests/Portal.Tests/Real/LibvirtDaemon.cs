using System.Security;
using Portal.Collectors.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A real libvirtd of the test's own, with QEMU guests: in mount and network namespaces of its own, so that neither its folders and sockets nor its guests' taps meet the machine's.</summary>
/// <remarks>It needs root. Processes and control groups are the machine's: guests get names with <see cref="Tag"/>, which nobody else has.</remarks>
internal sealed class LibvirtDaemon : IAsyncDisposable
{
    // libvirtd lets in only users and groups that it finds by their numbers, so the one of a portal in a container is made known;
    // and no polkit runs here, which by its policy lets everybody monitor.
    // Stops at the end of the namespaces' holder; all mounts vanish with it. A node of its own keeps the machine's /dev/kvm as it is:
    // one that QEMU's user may not open makes libvirt probe for 40 s at each start. stdio_handler spares a virtlogd.
    private const string EnterNamespaces = """
        set -e
        R=$1
        mkdir -p $R/host/run/libvirt $R/lib $R/cache $R/log $R/etc /run/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt
        cp -a /etc/libvirt/. $R/etc/
        rm -f $R/etc/qemu/networks/autostart/*
        printf 'stdio_handler = "file"\nsecurity_driver = "none"\n' >> $R/etc/qemu.conf
        echo 'auth_unix_ro = "none"' >> $R/etc/libvirtd.conf
        mount --bind $R/host/run/libvirt /run/libvirt
        mount --bind $R/lib /var/lib/libvirt
        mount --bind $R/cache /var/cache/libvirt
        mount --bind $R/log /var/log/libvirt
        mount --bind $R/etc /etc/libvirt
        { cat /etc/passwd; echo 'contained-portal:x:1654:1654::/nonexistent:/usr/sbin/nologin'; } > $R/passwd
        { cat /etc/group; echo 'contained-portal:x:1654:'; } > $R/group
        mount --bind $R/passwd /etc/passwd
        mount --bind $R/group /etc/group
        if [ -e /dev/kvm ]; then
            mknod -m 666 $R/kvm c 10 232
            mount --bind $R/kvm /dev/kvm
        fi
        ip link set lo up
        touch $R/ready
        exec sleep infinity
        """;

    private readonly TemporaryFolder _folder = new();
    private RunningProcess? _namespaces;
    private RunningProcess? _daemon;

    private LibvirtDaemon()
    {
        // QEMU runs as another user and has to reach its disks.
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        Tag = Path.GetFileName(_folder.Path)["portal-".Length..].ToLowerInvariant();
    }

    /// <summary>Goes into the name of each guest: <c>{Tag}-web</c>, project and guest as the testbed joins them.</summary>
    public string Tag { get; }

    /// <summary>The read-only socket.</summary>
    public string Socket => _folder.At("host/run/libvirt/libvirt-sock-ro");

    public string Uri => "qemu:///system?socket=" + Socket;

    /// <summary>The machine's /proc and /sys, and a root in which <c>/run/libvirt</c> is this daemon's.</summary>
    public KernelRoots Roots => new(Host: _folder.At("host"));

    /// <summary>Of a portal that is to find this daemon: what libvirt keeps below /run lies in a folder of the test's, the kernel's files are where they always are.</summary>
    public (string Key, string Value)[] Settings => [("Libvirt:Uri", Uri), ("HostRoot", Roots.Host), ("Kernel:ProcRoot", Roots.Proc), ("Kernel:SysRoot", Roots.Sys)];

    public RunningProcess Process => _daemon ?? throw new InvalidOperationException("libvirtd is not started.");

    /// <exception cref="InvalidOperationException">Not root, or a package is missing: the message says which.</exception>
    public static async Task<LibvirtDaemon> StartAsync()
    {
        Require(Environment.IsPrivilegedProcess, "Tests with libvirtd need root, for namespaces of their own.");
        Require(File.Exists("/usr/sbin/libvirtd"), "The tests need libvirtd: apt-get install --no-install-recommends libvirt-daemon-system libvirt-clients");
        Require(File.Exists(LibvirtGuest.Emulator), "The tests need QEMU: apt-get install --no-install-recommends qemu-system-x86");
        LibvirtDaemon libvirt = new();
        try
        {
            libvirt._namespaces = RunningProcess.Start("unshare", ["-mn", "/bin/sh", "-c", EnterNamespaces, "sh", libvirt._folder.Path]);
            await libvirt._namespaces.WaitUntilAsync("its namespaces are made", TimeSpan.FromSeconds(10), () => Task.FromResult(File.Exists(libvirt._folder.At("ready"))));
            await libvirt.StartDaemonAsync();
            return libvirt;
        }
        catch
        {
            await libvirt.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts libvirtd, again after <see cref="StopDaemonAsync"/> or a kill: it finds its guests running.</summary>
    public async Task StartDaemonAsync()
    {
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        // nsenter and unshare become what they start, so the ids are the programs' own.
        _daemon = RunningProcess.Start("nsenter", ["-t", $"{_namespaces!.Id}", "-m", "-n", "libvirtd", "-p", _folder.At("libvirtd.pid")]);
        await _daemon.WaitUntilAsync("libvirtd answers", TimeSpan.FromSeconds(60), async () => (await TryVirshAsync("list")).ExitCode == 0);
    }

    public async Task StopDaemonAsync()
    {
        await Process.DisposeAsync();
        _daemon = null;
    }

    /// <summary>Defines and starts a guest named <c>{Tag}-{name}</c> and answers once its QEMU runs.</summary>
    public async Task<LibvirtGuest> StartGuestAsync(string name, LibvirtGuestOptions? options = null)
    {
        LibvirtGuest guest = await DefineGuestAsync(name, options);
        await VirshAsync("start", guest.Name);
        return guest;
    }

    /// <summary>Defines a guest without starting it.</summary>
    public async Task<LibvirtGuest> DefineGuestAsync(string name, LibvirtGuestOptions? options = null)
    {
        options ??= new LibvirtGuestOptions();
        LibvirtGuest guest = new(this, $"{Tag}-{name}", _folder.At($"{name}.img"));
        await using (FileStream disk = File.Create(guest.DiskPath))
        {
            disk.SetLength(8 * 1024 * 1024);
        }

        File.SetUnixFileMode(guest.DiskPath, (UnixFileMode)0b110_110_110);
        string definition = _folder.Write($"{name}.xml", options.ToXml(SecurityElement.Escape(guest.Name), guest.DiskPath));
        await VirshAsync("define", definition);
        return guest;
    }

    /// <summary>Gives the host's end of a guest's tap an address, in the daemon's own network.</summary>
    public async Task AddressTapAsync(string tap, string addressAndLength)
    {
        string[] inside = ["-t", $"{_namespaces!.Id}", "-n", "ip"];
        await Command.RunAsync("nsenter", [.. inside, "address", "add", addressAndLength, "dev", tap]);
        await Command.RunAsync("nsenter", [.. inside, "link", "set", tap, "up"]);
    }

    /// <summary>A new place that QEMU's user can reach.</summary>
    public string PathOf(string file) => _folder.At(file);

    /// <summary>Runs virsh with all rights against this daemon.</summary>
    public async Task<string> VirshAsync(params string[] arguments)
    {
        CommandResult result = await TryVirshAsync(arguments);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new InvalidOperationException($"virsh {string.Join(' ', arguments)} failed: {result.Error}\n--- what libvirtd wrote:\n{_daemon?.Output}");
    }

    /// <summary>The pid libvirt wrote down for a running guest.</summary>
    internal int ProcessIdOf(string guest) => int.Parse(File.ReadAllText(_folder.At($"host/run/libvirt/qemu/{guest}.pid")));

    public async ValueTask DisposeAsync()
    {
        await DestroyGuestsAsync();
        foreach (RunningProcess? process in (RunningProcess?[])[_daemon, _namespaces])
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        _folder.Dispose();
    }

    // Through libvirtd, since it alone removes their control groups.
    private async Task DestroyGuestsAsync()
    {
        if (_namespaces is not { HasExited: false } || !Directory.Exists(_folder.At("host/run/libvirt/qemu")))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(_folder.At("host/run/libvirt/qemu"), $"{Tag}-*.pid"))
        {
            UnixSignals.Send(int.Parse(await File.ReadAllTextAsync(file)), UnixSignal.Continue);
        }

        if (_daemon is not { HasExited: false })
        {
            await StartDaemonAsync();
        }

        Process.Signal(UnixSignal.Continue);
        foreach (string guest in (await VirshAsync("list", "--name")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await TryVirshAsync("destroy", guest);
        }
    }

    private Task<CommandResult> TryVirshAsync(params string[] arguments) =>
        Command.TryRunAsync("virsh", ["-q", "-c", "qemu:///system?socket=" + _folder.At("host/run/libvirt/libvirt-sock"), .. arguments]);

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
