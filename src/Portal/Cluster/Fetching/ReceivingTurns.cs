using System.Collections.Concurrent;

namespace Portal.Cluster.Fetching;

/// <summary>Lets a few answers be received and read at a time, so that a hundred hosts don't take a hundred buffers: they all answer within the same milliseconds.</summary>
/// <remarks>
/// Nobody waits long: who had no turn while no other was given for a tenth of a second, or within half a second, goes on without one, so that hosts that drip
/// can't hold up the others. Going on regardless of what the queue does cost 20 MB of buffers a scrape at 100 hosts (measured).
/// </remarks>
internal static class ReceivingTurns
{
    /// <summary>Of one buffer, in bytes; what is larger is the large one.</summary>
    public const int LargestKept = 1024 * 1024;

    private const int AtOnce = 12;

    private static readonly ConcurrentBag<byte[]> Buffers = [];

    private const int MostWindows = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);
    private static readonly SemaphoreSlim Turns = new(AtOnce, AtOnce);
    private static long _given;
    private static WeakReference<byte[]>? _large;

    public static async ValueTask<Turn> TakeAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Turns.Wait(0, CancellationToken.None))
        {
            return new Turn(isHeld: true);
        }

        for (int window = 0; window < MostWindows; window++)
        {
            long given = Interlocked.Read(ref _given);
            if (await WaitAsync(clock, cancellationToken))
            {
                return new Turn(isHeld: true);
            }

            if (Interlocked.Read(ref _given) == given)
            {
                break;
            }
        }

        return new Turn(isHeld: false);
    }

    /// <summary>A buffer that a turn before left; null: there is none.</summary>
    public static byte[]? Rent() => Buffers.TryTake(out byte[]? buffer) ? buffer : null;

    /// <summary>One for an answer beyond <see cref="LargestKept"/>. What it is not written to is not resident.</summary>
    public static byte[] RentLarge() => Interlocked.Exchange(ref _large, null) is { } left && left.TryGetTarget(out byte[]? buffer) ? buffer : GC.AllocateUninitializedArray<byte>(PeerBody.LargestBytes);

    /// <summary>Keeps as many as there are turns, and one large one until the next collection of everything: a host that answers so once does so again.</summary>
    /// <remarks>Not the shared pool: it lets go of the small ones at every such collection, and keeps a large one for each thread that returned one.</remarks>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length > LargestKept)
        {
            Volatile.Write(ref _large, new WeakReference<byte[]>(buffer));
        }
        else if (Buffers.Count < AtOnce)
        {
            Buffers.Add(buffer);
        }
    }

    private static async Task<bool> WaitAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var window = new CancellationTokenSource(Window, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(window.Token, cancellationToken);
        try
        {
            await Turns.WaitAsync(either.Token);
            Interlocked.Increment(ref _given);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Dispose once.</summary>
    public readonly struct Turn(bool isHeld) : IDisposable
    {
        public void Dispose()
        {
            if (isHeld)
            {
                Turns.Release();
            }
        }
    }
}
