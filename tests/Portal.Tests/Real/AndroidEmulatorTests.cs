using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.Collectors;
using Portal.Collectors.Android;
using Portal.Collectors.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Stand-ins for emulators: a shell under the name of an emulator's program, with its command line, in a network namespace as the testbed makes it.</summary>
[Trait("Needs", "root")]
public sealed class AndroidEmulatorTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly KernelFiles Files = new(new KernelRoots());

    private readonly TemporaryFolder _folder = new();
    private readonly AndroidGuestCollector _collector = new(Files, TimeProvider.System);
    private readonly string _program;
    private readonly string _name = $"t{Environment.ProcessId}-phone";

    public AndroidEmulatorTests()
    {
        _program = _folder.At("qemu-system-x86_64-headless");
        // The copy keeps the mode of the program, so it may be run.
        File.Copy(Path.GetFullPath(File.ResolveLinkTarget("/bin/sh", returnFinalTarget: true)?.FullName ?? "/bin/sh"), _program);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_emulator_is_measured_in_its_own_network_namespace()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Network namespaces need root.");
        string space = $"{_name}-nmspc";
        string port = $"vm{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}a";
        await Command.RunAsync("ip", "netns", "add", space);
        try
        {
            await Command.RunAsync("ip", "link", "add", port + "h", "type", "veth", "peer", "name", port, "netns", space);
            await Command.RunAsync("ip", "address", "add", "10.77.11.1/30", "dev", port + "h");
            await Command.RunAsync("ip", "link", "set", port + "h", "up");
            await Command.RunAsync("ip", "-n", space, "address", "add", "10.77.11.2/30", "dev", port);
            await Command.RunAsync("ip", "-n", space, "link", "set", port, "up");
            await using RunningProcess emulator = RunningProcess.Start("ip", ["netns", "exec", space, _program, "-c", "while :; do :; done", "sh", "-avd", _name]);

            using UdpClient sender = new();
            byte[] datagram = new byte[1400];
            await Until.HoldsAsync("the emulator computes and has received a datagram", Deadline, async () =>
            {
                await sender.SendAsync(datagram, new IPEndPoint(IPAddress.Parse("10.77.11.2"), 9), TestContext.Current.CancellationToken);
                GuestSample? guest = await Guest();
                NetworkCounters? network = guest is null || guest.Networks.IsDefault ? null : guest.Networks.SingleOrDefault(line => line.Interface == port);
                return guest?.State == GuestState.Running && guest.Cpu!.UserNanoseconds > 50_000_000 && guest.Memory!.RssBytes > 0 &&
                    network?.ReceivedBytes > datagram.Length && network.ReceivedBytes > network.TransmittedBytes
                    ? null
                    : $"{guest} {network}";
            });
            GuestSample measured = (await Guest())!;
            Assert.Equal([port], measured.Networks.Select(network => network.Interface));
            Assert.InRange(measured.StartedAt!.Value, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(2), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2));

            emulator.Signal(UnixSignal.Stop);
            await Until.HoldsAsync("it is paused", Deadline, async () => (await Guest())?.State == GuestState.Paused);
            emulator.Signal(UnixSignal.Continue);
            await Until.HoldsAsync("it runs", Deadline, async () => (await Guest())?.State == GuestState.Running);

            await emulator.StopAsync();
            Assert.Null(await Guest());
        }
        finally
        {
            await Command.TryRunAsync("ip", ["netns", "delete", space]);
        }
    }

    [Fact]
    [Trait("Fault", "A1")]
    public async Task One_that_its_launcher_does_not_reap_has_failed_and_is_gone_with_the_launcher()
    {
        // The launcher starts the emulator and becomes a program that never waits for it. The emulator ends when its file is gone.
        string alive = _folder.Write("alive", "");
        await using RunningProcess launcher = RunningProcess.Start("sh", ["-c", $"{_program} -c 'while test -e {alive}; do sleep 0.1; done' sh -avd {_name} & exec sleep 1000"]);
        await Until.HoldsAsync("the emulator is seen", Deadline, async () => (await Guest())?.State == GuestState.Running);
        Assert.True((await Guest())!.Networks.IsDefault);       // it shares this process' namespace

        File.Delete(alive);
        await Until.HoldsAsync("the emulator has failed", Deadline, async () => (await Guest()) is { State: GuestState.Failed, Cpu: null });

        await launcher.StopAsync();
        await Until.HoldsAsync("the emulator is gone", Deadline, async () => await Guest() is null);
    }

    private async Task<GuestSample?> Guest() =>
        (await _collector.CollectAsync(TestContext.Current.CancellationToken)).Guests.SingleOrDefault(guest => guest.RuntimeName == _name);
}
