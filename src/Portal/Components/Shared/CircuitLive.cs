using System.Collections.Immutable;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Cluster;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Shared;

/// <summary>The live cluster as one tab's pages see it. While the browser is away, the tab hidden or its reader has paused it, they watch nothing.</summary>
/// <remarks>A circuit is kept for minutes after its connection was lost, for a browser that comes back; most are closed tabs, and would hold hosts' streams open and the tick at a second for nobody.</remarks>
public sealed class CircuitLive(ILiveCluster cluster, FrozenMoments moments, Viewers viewers) : CircuitHandler, IDisposable
{
    private readonly Lock _gate = new();
    private ImmutableArray<CircuitWatch> _watches = [];
    private ShownMoment? _paused;
    private bool _isCounted;
    private bool _isAway;
    private bool _isHidden;

    /// <summary>The tab is fed no longer, or again, or was paused while nobody fed it. On any thread.</summary>
    public event Action? Turned;

    /// <summary>What happens is told to this tab.</summary>
    public bool IsFed => !_isAway && !_isHidden && _paused is null;

    /// <summary>What the tab shows: the newest, or what it showed when it was paused.</summary>
    public LiveFrame Frame => (_paused ?? moments.Newest).Frame;

    public ProblemList Problems => (_paused ?? moments.Newest).Problems;

    /// <summary>When what it shows was taken; null unless it is paused.</summary>
    public DateTimeOffset? PausedAt => _paused?.Frame.Snapshot.TakenAt;

    /// <summary>For addresses of exports; null for the newest.</summary>
    public string? FrozenName => _paused?.Name;

    /// <summary>As <see cref="ILiveCluster.Watch"/>, with pauses.</summary>
    public ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts)
    {
        var watch = new CircuitWatch(cluster, onSnapshot, hosts, Forget);
        lock (_gate)
        {
            _watches = _watches.Add(watch);
            watch.Set(IsFed);
        }

        return watch;
    }

    /// <summary>The reader wants what is on screen to stand still, or to go on.</summary>
    public void Pause(bool isPaused) => Turn(() =>
    {
        if (isPaused == _paused is not null)
        {
            return;
        }

        if (_paused is { } paused)
        {
            moments.LetGo(paused, Resume);
            _paused = null;
        }
        else
        {
            _paused = moments.Newest;
            moments.Hold(_paused, Resume);
        }
    });

    /// <summary>The tab is behind another one, or shown again.</summary>
    public void Hide(bool isHidden) => Turn(() => _isHidden = isHidden);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Turn(() =>
        {
            _isAway = true;
            CountIn(false);
        });
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // A page that reconnects is looked at; if it is not, its script says so again.
        Turn(() =>
        {
            (_isAway, _isHidden) = (false, false);
            CountIn(true);
        });
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Pause(false);
        Turn(() => CountIn(false));
    }

    private void Resume() => Pause(false);

    private void CountIn(bool isThere)
    {
        if (isThere != _isCounted)
        {
            _isCounted = isThere;
            (isThere ? (Action)viewers.Come : viewers.Leave)();
        }
    }

    private void Turn(Action change)
    {
        lock (_gate)
        {
            (bool, ShownMoment?) before = (IsFed, _paused);
            change();
            if (before == (IsFed, _paused))
            {
                return;
            }

            foreach (CircuitWatch watch in _watches)
            {
                watch.Set(IsFed);
            }
        }

        Turned?.Invoke();
    }

    private void Forget(CircuitWatch watch)
    {
        lock (_gate)
        {
            _watches = _watches.Remove(watch);
        }
    }
}
