namespace Portal.Cluster.Fetching;

/// <summary>Reads a member's stream while somebody looks at that member, and opens it again some seconds after it broke. Requests go on beside it, so a broken stream costs freshness only.</summary>
internal sealed class MemberWatch(IHostSource source, Action<FetchedSnapshot> offer, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>As rarely as a member is probed: an old portal without the route is not asked each second.</summary>
    public static readonly TimeSpan PauseAfterBreak = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private CancellationTokenSource? _watching;
    private int _open;

    /// <summary>A stream is read: its documents arrive, and it has neither ended nor been closed.</summary>
    public bool IsOpen => Volatile.Read(ref _open) > 0;

    public void Set(bool watched)
    {
        CancellationTokenSource? ended = null;
        lock (_gate)
        {
            if (watched == _watching is not null)
            {
                return;
            }

            if (watched)
            {
                _watching = new CancellationTokenSource();
                CancellationToken token = _watching.Token;

                // On a thread of the pool: whoever looks must not wait for a connection to be made.
                _ = Task.Run(() => ReadAsync(token), CancellationToken.None);
            }
            else
            {
                (ended, _watching) = (_watching, null);
            }
        }

        ended?.Cancel();
        ended?.Dispose();
    }

    public void Dispose() => Set(false);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await ReadOneAsync(cancellationToken);
            await Task.Delay(PauseAfterBreak, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Counted, for the next stream may be open before the one that was closed has ended.
    private async Task ReadOneAsync(CancellationToken cancellationToken)
    {
        bool isCounted = false;
        try
        {
            await foreach (FetchedSnapshot fetched in source.WatchAsync(Period, cancellationToken))
            {
                if (!isCounted && fetched.Result == FetchResult.Ok)
                {
                    isCounted = true;
                    Interlocked.Increment(ref _open);
                }

                offer(fetched);
            }
        }
        finally
        {
            if (isCounted)
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
