using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Live;
using Portal.Sampling;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

/// <summary>The whole way from a page's interest to what hosts are asked, on a real clock: with a viewer one second for that host only, without one five.</summary>
public sealed class ViewedHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly AskedHost _own = new("main");
    private readonly AskedHost _seen = new("host-b");
    private readonly AskedHost _other = new("host-c");
    private readonly LiveHistory _history = new(TimeProvider.System);
    private readonly MainCluster _cluster;
    private readonly LiveCluster _live;

    public ViewedHostTests()
    {
        SampledHost[] simulated = [new("host-b", _seen), new("host-c", _other)];
        var sources = new HostSources(_own, simulated, OutboundRules.Parse(null), AddressBook.OfThisHost(TimeProvider.System), new NoClusterIdentity(), TimeProvider.System);
        _cluster = new MainCluster(new NoTestbed(), new ThreeMembers(), sources, [], TimeProvider.System, NullLogger<MainCluster>.Instance);
        _live = new LiveCluster(_cluster, _history, [], TimeProvider.System, NullLogger<LiveCluster>.Instance);
    }

    public async ValueTask InitializeAsync() => await _live.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _live.StopAsync(CancellationToken.None);
        _live.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public async Task With_a_viewer_the_tick_is_a_second_for_that_host_only_and_without_one_five()
    {
        await AskedAsync(_own, 1);
        int ticks = 0;
        ILiveWatch watch = _live.Watch(
            _ =>
            {
                Interlocked.Increment(ref ticks);
                return Task.CompletedTask;
            },
            HostInterest.In("host-b"));
        (int own, int seen, int other, int ticked) = (_own.Asked, _seen.Asked, _other.Asked, ticks);
        await AskedAsync(_seen, seen + 11);
        Assert.InRange(ticks - ticked, 8, 13);
        Assert.InRange(_own.Asked - own, 1, 4);
        Assert.InRange(_other.Asked - other, 1, 4);
        Assert.NotNull(_history.Newest.Host("host-b")!.Seconds);

        await watch.DisposeAsync();
        (own, seen, other) = (_own.Asked, _seen.Asked, _other.Asked);
        await AskedAsync(_own, own + 2);
        Assert.InRange(_seen.Asked - seen, 1, 3);
        Assert.InRange(_other.Asked - other, 1, 3);
    }

    private static Task AskedAsync(AskedHost host, int times) =>
        Until.HoldsAsync($"{host.Name} is asked {times} times", Deadline, () => Task.FromResult<string?>(host.Asked >= times ? null : $"{host.Asked} times"));

    private sealed class AskedHost(string name) : IHostSampler
    {
        private int _asked;

        public string Name => name;

        public int Asked => Volatile.Read(ref _asked);

        public ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return ValueTask.FromResult(new HostSnapshot
            {
                Host = name,
                BootId = "boot",
                TakenAt = TimeProvider.System.GetUtcNow(),
                UptimeNanoseconds = TimeProvider.System.GetElapsedTime(0).Ticks * 100,
            });
        }
    }

    private sealed class ThreeMembers : IMembership
    {
        private readonly System.Collections.Immutable.ImmutableArray<Member> _members =
        [
            new Member { Name = "host-b", Mode = "client", Protocol = MemberProtocol.Sampled },
            new Member { Name = "host-c", Mode = "client", Protocol = MemberProtocol.Sampled },
            new Member { Name = "main", Mode = "main", Protocol = MemberProtocol.Own },
        ];

        public System.Collections.Immutable.ImmutableArray<Member> MembersIn(TestbedContents contents) => _members;
    }

    private sealed class NoTestbed : ITestbed
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public TestbedContents Current => TestbedContents.None;
    }
}
