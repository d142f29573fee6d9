using System.Threading.Channels;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>One watcher. Its callback runs on its own loop, so a slow browser delays nobody; what arrives meanwhile is coalesced to the newest.</summary>
internal sealed partial class Subscription : ILiveWatch
{
    private readonly Channel<ClusterSnapshot> _newest = Channel.CreateBounded<ClusterSnapshot>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropOldest,
        SingleReader = true,
    });

    private readonly Func<ClusterSnapshot, Task> _onSnapshot;
    private readonly HostWatches _watches;
    private readonly Action<Subscription> _onEnd;
    private readonly ILogger _logger;
    private readonly Task _loop;

    public Subscription(Func<ClusterSnapshot, Task> onSnapshot, HostWatches watches, Action<Subscription> onEnd, ILogger logger)
    {
        _watches = watches;
        _onSnapshot = onSnapshot;
        _onEnd = onEnd;
        _logger = logger;
        _loop = Task.Run(RunAsync);
    }

    public void LookAt(HostInterest hosts) => _watches.Set(this, hosts);

    public void Push(ClusterSnapshot snapshot) => _newest.Writer.TryWrite(snapshot);

    /// <summary>Ends after the callback that is at work, if any, has returned. Not to be awaited from within the callback.</summary>
    public async ValueTask DisposeAsync()
    {
        _watches.Leave(this);
        _onEnd(this);
        _newest.Writer.TryComplete();
        while (_newest.Reader.TryRead(out _))
        {
            // What was not yet handed over is not wanted any more.
        }

        await _loop;
    }

    private async Task RunAsync()
    {
        await foreach (ClusterSnapshot snapshot in _newest.Reader.ReadAllAsync())
        {
            try
            {
                await _onSnapshot(snapshot);
            }
            catch (Exception fault)
            {
                // A page's fault costs this page one tick, never the loop that feeds it.
                LogCallbackFailed(_logger, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed to take a snapshot.")]
    private static partial void LogCallbackFailed(ILogger logger, Exception fault);
}
