using Portal.Cluster;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Tests.Components.Shared;

public sealed class CircuitLiveTests
{
    private readonly Watched _cluster = new();

    [Fact]
    public async Task A_page_whose_browser_is_away_watches_nothing_and_goes_on_where_it_was()
    {
        var circuit = new CircuitLive(_cluster);
        await using ILiveWatch watch = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-a"));
        watch.LookAt(HostInterest.In("host-b"));
        Assert.Equal(["host-b"], _cluster.LookedAt);

        await circuit.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        Assert.Empty(_cluster.LookedAt);
        watch.LookAt(HostInterest.In("host-c"));
        await using ILiveWatch opened = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-d"));
        Assert.Empty(_cluster.LookedAt);

        await circuit.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        await circuit.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        Assert.Equal(["host-c", "host-d"], _cluster.LookedAt.Order());
    }

    [Fact]
    public async Task A_page_that_was_left_does_not_come_back_with_the_browser()
    {
        var circuit = new CircuitLive(_cluster);
        ILiveWatch watch = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-a"));
        await circuit.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        await watch.DisposeAsync();
        await circuit.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        Assert.Empty(_cluster.LookedAt);
    }

    private sealed class Watched : ILiveCluster
    {
        private readonly List<Watch> _open = [];

        public IEnumerable<string> LookedAt => _open.SelectMany(watch => watch.Hosts.Hosts);

        public ClusterSnapshot Newest => throw new NotSupportedException();

        ILiveWatch ILiveCluster.Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts)
        {
            var watch = new Watch(this) { Hosts = hosts };
            _open.Add(watch);
            return watch;
        }

        private sealed class Watch(Watched cluster) : ILiveWatch
        {
            public required HostInterest Hosts { get; set; }

            public void LookAt(HostInterest hosts) => Hosts = hosts;

            public ValueTask DisposeAsync()
            {
                cluster._open.Remove(this);
                return ValueTask.CompletedTask;
            }
        }
    }
}
