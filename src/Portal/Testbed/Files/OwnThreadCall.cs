namespace Portal.Testbed.Files;

/// <summary>A call that may hang, on a thread of its own: never waited for long, never started again while one is out.</summary>
/// <remarks>So a mount that doesn't answer costs one thread per file and nobody's time. Used by one loop at a time.</remarks>
/// <param name="finishedLate">Called on the call's thread when it ends after nobody waited any more.</param>
internal sealed class OwnThreadCall<T>(TimeProvider clock, Action finishedLate)
    where T : class
{
    /// <summary>How long a round waits. A file of the largest size is read and parsed in less; what takes longer is picked up when it is done.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(250);

    /// <summary>From here on a call counts as hanging.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private Task<T>? _out;
    private long _startedAt;

    /// <returns>The result; null while the call is out, with the time until it counts as hanging (zero from then on).</returns>
    public async ValueTask<(T? Result, TimeSpan Remaining)> TryAsync(Func<T> call, CancellationToken cancellationToken)
    {
        if (_out is null)
        {
            _startedAt = clock.GetTimestamp();
            _out = Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
            if (!await EndsWithinAsync(_out, ShortWait, cancellationToken))
            {
                _ = _out.ContinueWith(_ => finishedLate(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        if (!_out.IsCompleted)
        {
            TimeSpan remaining = Patience - clock.GetElapsedTime(_startedAt);
            return (null, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
        }

        Task<T> done = _out;
        _out = null;
        return (await done, TimeSpan.Zero);
    }

    private async Task<bool> EndsWithinAsync(Task<T> task, TimeSpan time, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(task, Task.Delay(time, clock, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == task;
    }
}
