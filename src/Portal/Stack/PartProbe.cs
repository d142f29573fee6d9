namespace Portal.Stack;

/// <summary>Asks one part of the stack for everybody, never twice at once. Thread-safe.</summary>
internal sealed class PartProbe(Func<TimeSpan, CancellationToken, Task<ProbeAnswer>>? ask, TimeProvider clock) : IDisposable
{
    private PartHealth _health = new(clock);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _askedAt;

    /// <summary>What was found long ago, while nobody watched, is not known any more.</summary>
    public PartState State => ask is null ? PartState.NotConfigured : IsForgotten ? new PartState(Availability.Unknown) : _health.State;

    public bool IsConfigured => ask is not null;

    public bool IsUnsettled => ask is not null && (IsForgotten || _health.IsUnsettled);

    /// <summary>Null until it was asked.</summary>
    public ProbeAnswer? Newest { get; private set; }

    /// <summary>Asks unless there is an answer not older than <paramref name="maxAge"/>; true if the state changed.</summary>
    public async Task<bool> AskAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        if (ask is null)
        {
            return false;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt is { } at && clock.GetElapsedTime(at) < maxAge)
            {
                return false;
            }

            if (IsForgotten)
            {
                _health = new PartHealth(clock);
            }

            Newest = await ask(_health.IsUnsettled && Newest is not null ? StackPeriod.UnsettledDeadline : StackPeriod.Deadline, cancellationToken);
            _askedAt = clock.GetTimestamp();
            return _health.Take(Newest);
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsForgotten => _askedAt is { } at && clock.GetElapsedTime(at) > StackPeriod.Forgotten;

    public void Dispose() => _turn.Dispose();
}
