using Portal.Cluster;
using Portal.Live;

namespace Portal.Components.Shared;

/// <summary>One page's watch, let go of and taken up again as its browser goes and comes. Thread-safe.</summary>
internal sealed class CircuitWatch(ILiveCluster cluster, Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts, Action<CircuitWatch> onEnd) : ILiveWatch
{
    private readonly Lock _gate = new();
    private HostInterest _hosts = hosts;
    private ILiveWatch? _watch;
    private Task _ending = Task.CompletedTask;
    private bool _isDisposed;

    public void LookAt(HostInterest hosts)
    {
        lock (_gate)
        {
            _hosts = hosts;
            _watch?.LookAt(hosts);
        }
    }

    public void Set(bool watches)
    {
        lock (_gate)
        {
            if (_isDisposed || watches == _watch is not null)
            {
                return;
            }

            if (watches)
            {
                _watch = cluster.Watch(onSnapshot, _hosts);
            }
            else
            {
                End();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task ending;
        lock (_gate)
        {
            _isDisposed = true;
            End();
            ending = _ending;
        }

        onEnd(this);
        await ending;
    }

    // Its interest ends at once; the call to the page that may be at work is awaited when the page is left.
    private void End()
    {
        if (_watch is { } watch)
        {
            _watch = null;
            _ending = Task.WhenAll(_ending, watch.DisposeAsync().AsTask());
        }
    }
}
