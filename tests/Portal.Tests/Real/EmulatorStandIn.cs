using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A process that the kernel shows as the testbed's emulators look: executable <c>qemu-system-*</c>, <c>-avd &lt;name&gt;</c> in the command line, a network namespace of its own.</summary>
/// <remarks>It is a busybox shell under that file name, so its CPU time, memory and traffic are real. It has no threads named <c>CPU n/KVM</c>.</remarks>
internal sealed class EmulatorStandIn : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly RunningProcess _process;

    private EmulatorStandIn(TemporaryFolder folder, RunningProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public int ProcessId => _process.Id;

    /// <param name="avd">Its name, as the command line holds it: any text.</param>
    /// <param name="script">What it does, in the shell's own words: a program that it starts is another process.</param>
    /// <param name="hostRoot">Where the program under test sees the host: the file that describes the device lies below it.</param>
    public static async Task<EmulatorStandIn> StartAsync(string avd, string script, string hostRoot = "/")
    {
        TemporaryFolder folder = new();
        string executable = folder.At("qemu-system-x86_64-headless");
        File.Copy(await DockerDaemon.BusyboxAsync(), executable);
        if (!avd.Contains('/', StringComparison.Ordinal))
        {
            string home = Directory.CreateDirectory(hostRoot.TrimEnd('/') + folder.At($"{avd}.avd")).FullName;
            await File.WriteAllTextAsync(Path.Combine(home, "config.ini"), "hw.cpu.ncore = 2\nhw.ramSize = 1536M\n");
        }

        // unshare and env replace themselves, so the process that is started is the emulator. busybox goes by its first argument, not by its file's name.
        string start = "exec -a sh \"$0\" \"$@\"";
        RunningProcess process = RunningProcess.Start(
            "unshare",
            ["--net", "bash", "-c", start, executable, "-c", script, "emulator", "-avd", avd],
            new Dictionary<string, string> { ["ANDROID_AVD_HOME"] = folder.Path },
            patience: TimeSpan.FromSeconds(1));
        EmulatorStandIn emulator = new(folder, process);
        await process.WaitUntilAsync("the stand-in has its name", TimeSpan.FromSeconds(10), () =>
            Task.FromResult(new FileInfo($"/proc/{process.Id}/exe").LinkTarget == executable));
        return emulator;
    }

    public async ValueTask DisposeAsync()
    {
        _process.KillTree(); // a shell is gone at SIGTERM, what it waits for is not
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
