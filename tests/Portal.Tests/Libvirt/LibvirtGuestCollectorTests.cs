using System.Diagnostics;
using System.Net.Sockets;
using Portal.Collectors;
using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt;
using Portal.Tests.Support;

namespace Portal.Tests.Libvirt;

[Collection(LibvirtAlone.Name)]
public sealed class LibvirtGuestCollectorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-").FullName;

    private string SocketPath => Path.Combine(_folder, "s");

    [Fact]
    public async Task Measures_what_the_driver_offers_and_leaves_out_the_rest()
    {
        using LibvirtGuestCollector collector = Collector("test:///default");
        GuestCollection collection = await CollectAsync(collector);

        GuestSample guest = Assert.Single(collection.Guests);
        Assert.Equal(("test", "6695eb01-f6a4-8304-79aa-97f2502e193f", GuestState.Running), (guest.RuntimeName, guest.RuntimeId, guest.State));
        Assert.Equal((null, null, null), (guest.Cpu, guest.Memory, guest.StartedAt));
        CollectorOutcome outcome = collection.Outcomes.Single(outcome => outcome.Tier == 0);
        Assert.Equal((true, 1, 0), (outcome.Success, outcome.Guests, outcome.OverdueCalls));
    }

    [Fact]
    public async Task Where_libvirt_never_was_there_is_nothing_to_report()
    {
        using LibvirtGuestCollector collector = Collector($"qemu:///system?socket={SocketPath}");
        GuestCollection collection = await CollectAsync(collector);

        Assert.Empty(collection.Guests);
        Assert.Empty(collection.Outcomes);
    }

    [Fact]
    public async Task A_socket_that_nobody_serves_is_unreachable()
    {
        // A killed daemon leaves its socket file; connecting to any file that nobody listens at is refused in the same way.
        await File.WriteAllTextAsync(SocketPath, string.Empty, TestContext.Current.CancellationToken);
        using LibvirtGuestCollector collector = Collector($"qemu:///system?socket={SocketPath}");
        CollectorOutcome outcome = Assert.Single((await CollectAsync(collector)).Outcomes);
        Assert.Equal((false, CollectorFailure.Unreachable), (outcome.Success, outcome.Reason));
    }

    [Fact]
    public async Task A_daemon_that_never_answers_costs_one_deadline_and_one_call_until_it_lets_go()
    {
        Socket silent = Listen();
        using LibvirtGuestCollector collector = Collector($"qemu:///system?socket={SocketPath}");
        await CollectAsync(collector);      // loads the library, whose time is not the daemon's

        for (int snapshot = 0; snapshot < 5; snapshot++)
        {
            long start = Stopwatch.GetTimestamp();
            CollectorOutcome outcome = Assert.Single((await CollectAsync(collector)).Outcomes);
            Assert.Equal((CollectorFailure.Timeout, 1), (outcome.Reason, outcome.OverdueCalls));
            Assert.True(Stopwatch.GetElapsedTime(start) < LibvirtGuestCollector.ListDeadline, $"Snapshot {snapshot} waited again, {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms.");
        }

        // Closing ends the connection that hangs in the queue, and with it the call.
        silent.Dispose();
        long closed = Stopwatch.GetTimestamp();
        CollectorOutcome last;
        do
        {
            last = Assert.Single((await CollectAsync(collector)).Outcomes);
        }
        while (last.Reason == CollectorFailure.Timeout && Stopwatch.GetElapsedTime(closed) < TimeSpan.FromSeconds(10));

        Assert.Equal((CollectorFailure.Unreachable, 0), (last.Reason, last.OverdueCalls));
    }

    [Fact]
    public async Task Lets_the_slow_tiers_connections_go_when_nobody_has_asked_for_a_while()
    {
        ManualTimeProvider clock = new();
        await Until.HoldsAsync("threads of other tests have ended", TimeSpan.FromSeconds(10), () => Task.FromResult(LibvirtThreads.Count() == 0));
        using (LibvirtGuestCollector collector = new(new KernelFiles(new KernelRoots()), "test:///default", clock))
        {
            await Until.HoldsAsync("the slow tier has run", TimeSpan.FromSeconds(10), async () => (await CollectAsync(collector)).Outcomes.Any(outcome => outcome.Tier == 1));
            Assert.Equal(2, LibvirtThreads.Count());

            clock.Advance(TimeSpan.FromSeconds(14));
            await CollectAsync(collector);
            clock.Advance(TimeSpan.FromSeconds(14));

            // On a busy machine a read that took too long has a second lane beside it.
            Assert.InRange(LibvirtThreads.Count(), 2, 3);

            clock.Advance(TimeSpan.FromSeconds(1));
            await Until.HoldsAsync("the lane has ended", TimeSpan.FromSeconds(10), () => Task.FromResult(LibvirtThreads.Count() == 1));
        }

        await Until.HoldsAsync("all lanes have ended", TimeSpan.FromSeconds(10), () => Task.FromResult(LibvirtThreads.Count() == 0));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static LibvirtGuestCollector Collector(string uri) => new(new KernelFiles(new KernelRoots()), uri, TimeProvider.System);

    private static ValueTask<GuestCollection> CollectAsync(LibvirtGuestCollector collector) => collector.CollectAsync(TestContext.Current.CancellationToken);

    private Socket Listen()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(SocketPath));
        socket.Listen();
        return socket;
    }
}
