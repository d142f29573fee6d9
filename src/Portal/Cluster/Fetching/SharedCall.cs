using System.Diagnostics.CodeAnalysis;

namespace Portal.Cluster.Fetching;

/// <summary>Work that several callers wait for, each as long as it likes, and that is cancelled when the last one left. Thread-safe.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without a timer or a wait handle holds nothing, and a late Leave must not meet a disposed one.")]
internal sealed class SharedCall<T>
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _abandoned = new();
    private int _waiters = 1;

    /// <summary>Starts the work here and now, up to its first wait; the caller is its first waiter.</summary>
    public SharedCall(Func<CancellationToken, Task<T>> work) => Work = work(_abandoned.Token);

    public Task<T> Work { get; }

    /// <summary>False once everybody left or the work is done; each true is answered by one <see cref="Leave"/>.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_waiters == 0 || Work.IsCompleted)
            {
                return false;
            }

            _waiters++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_waiters > 0 || Work.IsCompleted)
            {
                return;
            }
        }

        _abandoned.Cancel();
    }
}
