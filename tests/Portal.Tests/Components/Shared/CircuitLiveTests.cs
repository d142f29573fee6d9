using Portal.Cluster;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Shared;

public sealed class CircuitLiveTests
{
    private readonly Watched _cluster = new();
    private readonly LiveHistory _history = new(new ManualTimeProvider(Start));
    private readonly Viewers _viewers = new();

    [Fact]
    public async Task A_page_whose_browser_is_away_watches_nothing_and_goes_on_where_it_was()
    {
        using CircuitLive circuit = NewCircuit();
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
        using CircuitLive circuit = NewCircuit();
        ILiveWatch watch = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-a"));
        await circuit.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        await watch.DisposeAsync();
        await circuit.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        Assert.Empty(_cluster.LookedAt);
    }

    [Fact]
    public async Task A_paused_tab_is_told_nothing_and_goes_on_showing_what_it_showed()
    {
        using CircuitLive circuit = NewCircuit();
        _history.Add(Joint(1, [Answer("a", TakenOf("a", 1))]));
        LiveFrame shown = circuit.Frame;
        int turned = 0;
        circuit.Turned += () => turned++;
        await using ILiveWatch watch = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-a"));

        circuit.Pause(true);
        _history.Add(Joint(2, [Answer("a", TakenOf("a", 2))]));
        Assert.Empty(_cluster.LookedAt);
        Assert.Same(shown, circuit.Frame);
        Assert.Equal(shown.Snapshot.TakenAt, circuit.PausedAt);
        Assert.Equal(new ShownMoment(shown, ProblemList.Empty).Name, circuit.FrozenName);

        circuit.Pause(false);
        Assert.Equal(["host-a"], _cluster.LookedAt);
        Assert.Same(_history.Newest, circuit.Frame);
        Assert.Equal((null, null, 2), (circuit.PausedAt, circuit.FrozenName, turned));
    }

    [Fact]
    public async Task A_hidden_tab_is_told_nothing_until_it_is_shown_or_paused_tabs_resume()
    {
        using CircuitLive circuit = NewCircuit();
        await using ILiveWatch watch = circuit.Watch(_ => Task.CompletedTask, HostInterest.In("host-a"));
        circuit.Hide(true);
        Assert.Empty(_cluster.LookedAt);
        circuit.Pause(true);
        circuit.Hide(false);
        Assert.Empty(_cluster.LookedAt);
        circuit.Pause(false);
        Assert.Equal(["host-a"], _cluster.LookedAt);
    }

    [Fact]
    public async Task Tabs_are_counted_while_their_browser_is_there()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        CircuitLive circuit = NewCircuit();
        await circuit.OnConnectionUpAsync(null!, stop);
        await circuit.OnConnectionUpAsync(null!, stop);
        Assert.Equal(1, _viewers.Count);
        await circuit.OnConnectionDownAsync(null!, stop);
        Assert.Equal(0, _viewers.Count);
        await circuit.OnConnectionUpAsync(null!, stop);
        circuit.Dispose();
        Assert.Equal(0, _viewers.Count);
    }

    [Fact]
    public void A_closed_tab_holds_no_frame()
    {
        var frames = new FrozenMoments(_history, new NoProblems());
        _history.Add(Joint(1, [Answer("a", TakenOf("a", 1))]));
        string name;
        using (CircuitLive one = NewCircuit(frames))
        {
            using (CircuitLive other = NewCircuit(frames))
            {
                one.Pause(true);
                other.Pause(true);
                name = one.FrozenName!;
            }

            Assert.True(frames.TryFind(name, out _));
        }

        Assert.False(frames.TryFind(name, out _));
        Assert.True(frames.TryFind(null, out ShownMoment? newest));
        Assert.Same(_history.Newest, newest.Frame);
    }

    [Fact]
    public async Task Where_tabs_are_paused_at_too_many_moments_the_longest_paused_goes_on()
    {
        var moments = new FrozenMoments(_history, new NoProblems());
        var tabs = new List<CircuitLive>();
        try
        {
            for (int second = 1; second <= FrozenMoments.Most + 1; second++)
            {
                _history.Add(Joint(second, [Answer("a", TakenOf("a", second))]));
                tabs.Add(NewCircuit(moments));
                tabs[^1].Pause(true);
                string name = tabs[^1].FrozenName!;

                // Of two tabs that are paused at one moment neither counts twice.
                tabs.Add(NewCircuit(moments));
                tabs[^1].Pause(true);
                Assert.Equal(name, tabs[^1].FrozenName);
            }

            await Until.HoldsAsync("the longest paused go on", TimeSpan.FromSeconds(5), () => Task.FromResult(tabs[0].IsFed && tabs[1].IsFed));
            Assert.All(tabs.Skip(2), tab => Assert.False(tab.IsFed));
            Assert.All(tabs.Skip(2), tab => Assert.True(moments.TryFind(tab.FrozenName, out _)));
            Assert.Same(_history.Newest, tabs[0].Frame);
        }
        finally
        {
            tabs.ForEach(tab => tab.Dispose());
        }
    }

    private CircuitLive NewCircuit(FrozenMoments? moments = null) => new(_cluster, moments ?? new FrozenMoments(_history, new NoProblems()), _viewers);

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
