using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Systemd;
using Portal.Tests.Support;

namespace Portal.Tests.Systemd;

public sealed class ServiceNotifierTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider _clock = new();
    private readonly NotifyReceiver _manager = new(isAbstract: true);
    private readonly Lifetime _lifetime = new();
    private readonly Sampler _sampler = new();

    public void Dispose()
    {
        _manager.Dispose();
        _lifetime.Dispose();
    }

    [Fact]
    public async Task The_service_is_ready_once_it_listens_and_has_a_snapshot()
    {
        _sampler.Next = new TaskCompletionSource<HostSnapshot>();
        using ServiceNotifier notifier = await StartAsync(watchdog: null);
        Assert.Equal(0, _sampler.Asked);
        _lifetime.Start();
        await Until.HoldsAsync("a snapshot is asked for", Deadline, () => Task.FromResult(_sampler.Asked == 1));
        Assert.False(_manager.HasMore);
        _sampler.Next.SetResult(Sampler.Snapshot("host-b"));
        Assert.Equal(["READY=1", "STATUS=Main host host-b: 0 guests, all collectors succeed"], await _manager.NextAsync(Deadline));
        await notifier.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_sign_of_life_comes_at_half_of_the_watchdogs_time_and_only_with_a_snapshot()
    {
        using ServiceNotifier notifier = await StartAsync(TimeSpan.FromSeconds(10));
        _lifetime.Start();
        Assert.Equal("WATCHDOG=1", (await _manager.NextAsync(Deadline))[1]);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("WATCHDOG=1", (await _manager.NextAsync(Deadline))[0]);

        _sampler.Next = new TaskCompletionSource<HostSnapshot>();
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        await Until.HoldsAsync("the snapshot that hangs is asked for", Deadline, () => Task.FromResult(_sampler.Asked == 3));
        Assert.False(_manager.HasMore);
        await notifier.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_stop_is_told_when_it_begins()
    {
        using ServiceNotifier notifier = await StartAsync(watchdog: null);
        _lifetime.Start();
        await _manager.NextAsync(Deadline);
        await Until.HoldsAsync("it waits for its next tick", Deadline, () => Task.FromResult(_clock.ArmedTimers == 1));
        _lifetime.StopApplication();
        Assert.Equal(["STOPPING=1"], await _manager.NextAsync(Deadline));
        await notifier.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_status_is_one_line_whatever_the_host_is_called()
    {
        HostSnapshot snapshot = Sampler.Snapshot("host\nREADY=0") with
        {
            Collectors = [new CollectorOutcome { Collector = "docker", Tier = 0 }, new CollectorOutcome { Collector = "docker", Tier = 1 }],
        };
        Assert.Equal("Client host\uFFFDREADY=0: 0 guests, failing: docker", ServiceStatus.Of(snapshot, PortalMode.Client));
    }

    [Fact]
    public void A_socket_that_is_not_there_is_no_fault() =>
        Assert.False(new NotifySocket("/nonexistent/notify").TrySend("READY=1"));

    private async Task<ServiceNotifier> StartAsync(TimeSpan? watchdog)
    {
        ServiceNotifier notifier = new(new NotifySettings(_manager.Name, watchdog), PortalMode.Main, _sampler, _lifetime, _clock, NullLogger<ServiceNotifier>.Instance);
        await notifier.StartAsync(TestContext.Current.CancellationToken);
        return notifier;
    }

    private async Task AdvanceAsync(TimeSpan time)
    {
        await Until.HoldsAsync("it waits for its next tick", Deadline, () => Task.FromResult(_clock.ArmedTimers == 1));
        _clock.Advance(time);
    }

    private sealed class Sampler : IHostSampler
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public TaskCompletionSource<HostSnapshot>? Next { get; set; }

        public static HostSnapshot Snapshot(string host) => new() { Host = host, TakenAt = DateTimeOffset.UnixEpoch };

        public async ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return Next is { } next ? await next.Task.WaitAsync(cancellationToken) : Snapshot("host-b");
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => _started.Cancel();

        public void StopApplication() => _stopping.Cancel();

        public void Dispose()
        {
            _started.Dispose();
            _stopping.Dispose();
        }
    }
}
