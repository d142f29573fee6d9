using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A real Docker Engine of the test's own: private socket, private folders, no bridge, an image made of busybox.</summary>
/// <remarks>It needs root. Containers run with <c>--network none</c>, as the testbed's do; <see cref="Veth"/> gives two of them a network.</remarks>
internal sealed class DockerDaemon : IAsyncDisposable
{
    public const string Image = "portal-test:1";

    private readonly TemporaryFolder _folder = new();
    private readonly bool _forContainersOfTheHost;
    private RunningProcess? _daemon;

    private DockerDaemon(bool forContainersOfTheHost)
    {
        _forContainersOfTheHost = forContainersOfTheHost;
        if (forContainersOfTheHost)
        {
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        }
    }

    public string Socket => _folder.At("s");

    public RunningProcess Process => _daemon ?? throw new InvalidOperationException("The engine is not started.");

    /// <summary>Group whose members may use the socket, of an engine for containers of the host.</summary>
    public const int SocketGroup = 64_117;

    /// <param name="forContainersOfTheHost">For containers that see the host's file systems and may use the engine: its mounts are shared, as systemd makes them, and its socket has a group and a path that another user can reach.</param>
    public static async Task<DockerDaemon> StartAsync(bool forContainersOfTheHost = false)
    {
        DockerDaemon docker = new(forContainersOfTheHost);
        try
        {
            await docker.StartEngineAsync();
            await docker.ImportImageAsync();
            return docker;
        }
        catch
        {
            await docker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the engine, again after <see cref="StopEngineAsync"/>: on the same folders and socket.</summary>
    public async Task StartEngineAsync()
    {
        // Its own namespaces keep it apart from another engine where both share the machine's containerd.
        string space = Path.GetFileName(_folder.Path);
        // unshare becomes the engine, so the process id is its own.
        string[] command = _forContainersOfTheHost ? ["unshare", "--mount", "--propagation", "shared", "dockerd", $"--group={SocketGroup}"] : ["dockerd"];
        _daemon = RunningProcess.Start(command[0],
        [
            .. command[1..],
            "--iptables=false", "--bridge=none", "--storage-driver=vfs", "--shutdown-timeout=2",
            "--containerd-namespace", space, "--containerd-plugins-namespace", space + "-plugins",
            "--data-root", _folder.At("data"), "--exec-root", _folder.At("exec"), "--pidfile", _folder.At("pid"),
            "-H", "unix://" + Socket,
        ],
        patience: TimeSpan.FromSeconds(30));
        await _daemon.WaitUntilAsync("the engine answers", TimeSpan.FromSeconds(60), async () => (await TryRunAsync("version")).ExitCode == 0);
    }

    public async Task StopEngineAsync()
    {
        await Process.DisposeAsync();
        _daemon = null;
    }

    /// <summary>Starts a container and answers once its process runs, or has run.</summary>
    /// <param name="options">Of <c>docker run</c>, such as <c>--cpus=0.2</c>.</param>
    public Task<DockerContainer> RunContainerAsync(string name, string[] options, params string[] command) =>
        RunImageAsync(name, Image, ["--network=none", .. options], command);

    /// <summary>The same with another image.</summary>
    public async Task<DockerContainer> RunImageAsync(string name, string image, string[] options, params string[] command)
    {
        string id = await DockerAsync(["run", "--detach", "--name", name, .. options, image, .. command]);
        string processId = await DockerAsync("inspect", "--format", "{{.State.Pid}}", name);
        return new DockerContainer(this, name, id, int.Parse(processId));
    }

    /// <summary>A container whose one process runs this shell script.</summary>
    public Task<DockerContainer> RunScriptAsync(string name, string script, params string[] options) =>
        RunContainerAsync(name, options, "sh", "-c", script);

    /// <summary>Runs the docker client against this engine.</summary>
    public Task<string> DockerAsync(params string[] arguments) => Command.RunAsync("docker", ["--host", "unix://" + Socket, .. arguments]);

    public async ValueTask DisposeAsync()
    {
        if (_daemon is { HasExited: false })
        {
            _daemon.Signal(UnixSignal.Continue);
            string containers = (await TryRunAsync("ps", "--all", "--quiet")).Output;
            if (containers.Length > 0)
            {
                await TryRunAsync(["rm", "--force", .. containers.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
            }
        }

        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        await UnmountLeftOversAsync();
        _folder.Dispose();
    }

    private async Task ImportImageAsync()
    {
        using TemporaryFolder root = new();
        Directory.CreateDirectory(root.At("bin"));
        File.Copy(await BusyboxAsync(), root.At("bin/busybox"));
        foreach (string applet in (string[])["sh", "dd", "sleep", "usleep", "cat", "ping", "echo", "true", "wc"])
        {
            File.CreateSymbolicLink(root.At("bin/" + applet), "busybox");
        }

        string archive = _folder.At("image.tar");
        await Command.RunAsync("tar", "-C", root.Path, "-cf", archive, ".");
        await DockerAsync("import", archive, Image);
    }

    internal static async Task<string> BusyboxAsync()
    {
        // Its place moved between releases of Debian.
        string path = File.Exists("/bin/busybox") ? "/bin/busybox" : "/usr/bin/busybox";
        CommandResult linked = await Command.TryRunAsync("ldd", [path]);
        return linked.ExitCode != 0 || linked.Output.Contains("statically linked", StringComparison.Ordinal)
            ? path
            : throw new InvalidOperationException("The tests need the static busybox: apt-get install --no-install-recommends busybox-static");
    }

    private Task<CommandResult> TryRunAsync(params string[] arguments) => Command.TryRunAsync("docker", ["--host", "unix://" + Socket, .. arguments]);

    private async Task UnmountLeftOversAsync()
    {
        foreach (string line in await File.ReadAllLinesAsync("/proc/self/mounts"))
        {
            string mountPoint = line.Split(' ')[1];
            if (mountPoint.StartsWith(_folder.Path + "/", StringComparison.Ordinal))
            {
                await Command.TryRunAsync("umount", ["--lazy", mountPoint]);
            }
        }
    }
}
