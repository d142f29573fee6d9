using System.Collections.Concurrent;

namespace Portal.Cluster.Fetching;

/// <summary>Lets a few answers be received and read at a time, so that a hundred hosts don't take a hundred buffers: they all answer within the same milliseconds.</summary>
/// <remarks>Nobody waits long: who had no turn within a tenth of a second goes on without one, so that hosts that drip can't hold up the others.</remarks>
internal static class ReceivingTurns
{
    private const int AtOnce = 12;
    private const int LargestKept = 1024 * 1024;

    private static readonly ConcurrentBag<byte[]> Buffers = [];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly SemaphoreSlim Turns = new(AtOnce, AtOnce);

    public static async ValueTask<Turn> TakeAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Turns.Wait(0, CancellationToken.None))
        {
            return new Turn(isHeld: true);
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Turns.WaitAsync(either.Token);
            return new Turn(isHeld: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Turn(isHeld: false);
        }
    }

    /// <summary>A buffer that a turn before left; null: there is none.</summary>
    public static byte[]? Rent() => Buffers.TryTake(out byte[]? buffer) ? buffer : null;

    /// <summary>Keeps as many as there are turns. The shared pool lets go of its buffers at every collection of everything, and making them anew starts the next.</summary>
    public static void Return(byte[] buffer)
    {
        if (buffer.Length <= LargestKept && Buffers.Count < AtOnce)
        {
            Buffers.Add(buffer);
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
