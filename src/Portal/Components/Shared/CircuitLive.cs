using System.Collections.Immutable;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Cluster;
using Portal.Live;

namespace Portal.Components.Shared;

/// <summary>The live cluster as one circuit's pages see it: while the browser is away, they watch nothing.</summary>
/// <remarks>A circuit is kept for minutes after its connection was lost, for a browser that comes back; most are closed tabs, and would hold hosts' streams open and the tick at a second for nobody.</remarks>
public sealed class CircuitLive(ILiveCluster cluster) : CircuitHandler
{
    private readonly Lock _gate = new();
    private ImmutableArray<CircuitWatch> _watches = [];
    private bool _isAway;

    /// <summary>The browser went (true) or came back (false).</summary>
    public event Action<bool>? Turned;

    /// <summary>As <see cref="ILiveCluster.Watch"/>, with pauses.</summary>
    public ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts)
    {
        var watch = new CircuitWatch(cluster, onSnapshot, hosts, Forget);
        lock (_gate)
        {
            _watches = _watches.Add(watch);
            watch.Set(!_isAway);
        }

        return watch;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => SetAllAsync(away: true);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => SetAllAsync(away: false);

    private Task SetAllAsync(bool away)
    {
        lock (_gate)
        {
            _isAway = away;
            foreach (CircuitWatch watch in _watches)
            {
                watch.Set(!away);
            }
        }

        Turned?.Invoke(away);

        return Task.CompletedTask;
    }

    private void Forget(CircuitWatch watch)
    {
        lock (_gate)
        {
            _watches = _watches.Remove(watch);
        }
    }
}
