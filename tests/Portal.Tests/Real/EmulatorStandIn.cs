using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A process that the kernel shows as the testbed's emulators look: executable <c>qemu-system-*</c>, <c>-avd &lt;name&gt;</c> in the command line, a network namespace of its own.</summary>
/// <remarks>It is a busybox shell under that file name, so its CPU time, memory and traffic are real. It has no threads named <c>CPU n/KVM</c>.</remarks>
internal sealed class EmulatorStandIn : IAsyncDisposable
{
    public const int WrittenBytes = 16 << 20;

    public const int Datagrams = 500;

    /// <summary>14 Ethernet, 20 IPv4, 8 UDP, 958 of its own.</summary>
    public const int FrameBytes = 1000;

    // prctl(PR_SET_NAME) names the calling thread; 157 is its number on x86-64.
    private static readonly string Busy = $$"""
        use threads; use Socket; use IO::Handle;
        $| = 1;
        my ($disk, $peer) = @ARGV;
        threads->create(sub { my $name = "CPU 0/KVM"; syscall(157, 15, $name, 0, 0, 0); 1 while 1; })->detach;
        threads->create(sub { my $name = "CPU 1/KVM"; syscall(157, 15, $name, 0, 0, 0); sleep 1000 while 1; })->detach;
        my $size = 64 << 20;
        my $memory = "x" x $size;
        open(my $file, ">", $disk) or die; unlink $disk;
        syswrite($file, "y" x (1 << 20)) for 1 .. {{WrittenBytes >> 20}};
        $file->sync;
        print "written\n";
        if ($peer) {
          socket(my $socket, PF_INET, SOCK_DGRAM, 17) or die;
          select(undef, undef, undef, 0.05) until -e "$0.go";
          for (1 .. {{Datagrams}}) {
            defined send($socket, "z" x {{FrameBytes - 42}}, 0, sockaddr_in(9, inet_aton($peer))) or die "send: $!";
            select(undef, undef, undef, 0.002);
          }
          print "sent\n";
        }
        sleep 1000 while 1;
        """;

    private readonly TemporaryFolder _folder;
    private readonly RunningProcess _process;
    private bool _isDisposed;

    private EmulatorStandIn(TemporaryFolder folder, RunningProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public int ProcessId => _process.Id;

    /// <summary>Has it send its frames, once its neighbour is known: what is sent before that is dropped by the kernel uncounted.</summary>
    public async Task SendAsync(string peerAddress)
    {
        await Command.RunAsync("nsenter", "--target", $"{ProcessId}", "--net", await DockerDaemon.BusyboxAsync(), "ping", "-c", "1", "-w", "10", peerAddress);
        _folder.Write("emulator.pl.go", "");
        await _process.WaitUntilAsync("the stand-in has sent its frames", TimeSpan.FromSeconds(30), () => Task.FromResult(_process.Output.Contains("sent", StringComparison.Ordinal)));
    }

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
            await DescribeDeviceAsync(hostRoot.TrimEnd('/') + folder.At($"{avd}.avd"));
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

    /// <summary>One with two virtual CPUs as QEMU names its threads, the first of them burning; it holds 64 MiB, writes <see cref="WrittenBytes"/> to a real disk and, once it has a network, sends <see cref="Datagrams"/> frames.</summary>
    /// <param name="avd">Its name.</param>
    /// <param name="peerAddress">Whom it sends to; null to send nothing.</param>
    /// <param name="hostRoot">As for the other; null leaves the device undescribed.</param>
    public static async Task<EmulatorStandIn> StartBusyAsync(string avd, string? peerAddress, string? hostRoot = null)
    {
        TemporaryFolder folder = new();
        string executable = folder.At("qemu-system-x86_64-headless");
        File.Copy("/usr/bin/perl", executable);

        // Not in the temporary folder, which may be memory; unlinked as soon as it is open.
        string disk = $"/var/tmp/portal-test-{Guid.NewGuid():N}";
        string script = folder.Write("emulator.pl", Busy);
        Dictionary<string, string> environment = [];
        if (hostRoot is not null)
        {
            await DescribeDeviceAsync(hostRoot.TrimEnd('/') + folder.At($"{avd}.avd"));
            environment["ANDROID_AVD_HOME"] = folder.Path;
        }

        RunningProcess process = RunningProcess.Start("unshare", ["--net", executable, script, disk, peerAddress ?? "", "-avd", avd], environment, patience: TimeSpan.FromSeconds(1));
        await process.WaitUntilAsync("the stand-in has written", TimeSpan.FromSeconds(30), () => Task.FromResult(process.Output.Contains("written", StringComparison.Ordinal)));
        return new EmulatorStandIn(folder, process);
    }

    private static Task DescribeDeviceAsync(string home) =>
        File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(home).FullName, "config.ini"), "hw.cpu.ncore = 2\nhw.ramSize = 1536M\n");

    /// <summary>Leaves what an emulator leaves once Android has booted. For one that was started with a script and sees this host's own files.</summary>
    public void Boot(string avd) => _folder.Write($"{avd}.avd/bootcompleted.ini", "");

    /// <summary>Ends it; once more is nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _process.KillTree(); // a shell is gone at SIGTERM, what it waits for is not
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
