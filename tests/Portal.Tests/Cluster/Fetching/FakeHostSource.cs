using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Collectors;

namespace Portal.Tests.Cluster.Fetching;

/// <summary>A member that answers when a test says so, and remembers how it was asked.</summary>
internal sealed class FakeHostSource(string host) : IHostSource
{
    private readonly Lock _gate = new();
    private readonly Channel<FetchedSnapshot> _stream = Channel.CreateUnbounded<FetchedSnapshot>();
    private TaskCompletionSource<FetchedSnapshot> _pending = New();
    private int _asked;
    private int _underWay;

    public string WhyUnanswered => "Nothing came.";

    /// <summary>Answers at once, each time, while set.</summary>
    public Func<FetchedSnapshot>? Always { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public int UnderWay => Volatile.Read(ref _underWay);

    public int MostUnderWay { get; private set; }

    public int Cancelled { get; private set; }

    public int Watchers { get; private set; }

    public bool IsDisposed { get; private set; }

    public static FetchedSnapshot Good(string host, double uptimeSeconds = 1, TimeSpan age = default) => new()
    {
        Result = FetchResult.Ok,
        Snapshot = new HostSnapshot { Host = host, BootId = "boot", TakenAt = DateTimeOffset.UnixEpoch, UptimeNanoseconds = (long)(uptimeSeconds * 1e9) },
        ReceivedBytes = 100,
        StatedAge = age,
        Duration = TimeSpan.FromMilliseconds(1),
    };

    public static FetchedSnapshot Bad(FetchResult result) => FetchedSnapshot.Failed(result, $"It is {result}.", TimeSpan.FromMilliseconds(1));

    public void Answer(FetchedSnapshot fetched)
    {
        TaskCompletionSource<FetchedSnapshot> pending;
        lock (_gate)
        {
            (pending, _pending) = (_pending, New());
        }

        pending.SetResult(fetched);
    }

    public void Stream(FetchedSnapshot fetched) => Assert.True(_stream.Writer.TryWrite(fetched));

    public async Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        Task<FetchedSnapshot> pending;
        lock (_gate)
        {
            _asked++;
            MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
            pending = _pending.Task;
        }

        try
        {
            return Always?.Invoke() ?? await pending.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            return Bad(FetchResult.Timeout);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public async IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Watchers++;
        try
        {
            while (await WaitAsync(cancellationToken))
            {
                while (_stream.Reader.TryRead(out FetchedSnapshot? fetched))
                {
                    yield return fetched;
                }
            }
        }
        finally
        {
            Watchers--;
        }
    }

    public void Dispose() => IsDisposed = true;

    public override string ToString() => host;

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _stream.Reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Continuations run where the test answers, so that nothing is left to wait for.
    private static TaskCompletionSource<FetchedSnapshot> New() => new();
}
