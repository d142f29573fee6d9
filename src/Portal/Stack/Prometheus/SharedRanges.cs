using System.Collections.Concurrent;

namespace Portal.Stack.Prometheus;

/// <summary>Asks each question once for all viewers and keeps the answer for some seconds. Thread-safe.</summary>
internal sealed class SharedRanges(Func<RangeQuery, Task<RangeAnswer>> ask, TimeProvider clock) : IRangeSource
{
    /// <summary>A failure is forgotten sooner: its viewers wait for better.</summary>
    public static readonly TimeSpan KeepFault = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Keep = TimeSpan.FromSeconds(15);

    private const int MaxKept = 512;

    private readonly ConcurrentDictionary<RangeQuery, Kept> _kept = new();

    public async Task<RangeAnswer> ReadAsync(RangeQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Kept kept = _kept.GetOrAdd(query, static (key, self) => new Kept(new Lazy<Task<RangeAnswer>>(() => self.ask(key)), self.clock.GetTimestamp()), (ask, clock));
        if (IsOver(kept))
        {
            var fresh = new Kept(new Lazy<Task<RangeAnswer>>(() => ask(query)), clock.GetTimestamp());
            kept = _kept.AddOrUpdate(query, fresh, (_, there) => ReferenceEquals(there, kept) ? fresh : there);
            LetGo();
        }

        // The request goes on for the others when one viewer leaves; its own deadline ends it.
        return await kept.Answer.Value.WaitAsync(cancellationToken);
    }

    private bool IsOver(Kept kept)
    {
        if (!kept.Answer.IsValueCreated || !kept.Answer.Value.IsCompleted)
        {
            return false;
        }

        bool isFault = !kept.Answer.Value.IsCompletedSuccessfully || kept.Answer.Value.Result.Fault is not null;
        return clock.GetElapsedTime(kept.At) > (isFault ? KeepFault : Keep);
    }

    private void LetGo()
    {
        foreach ((RangeQuery query, Kept kept) in _kept)
        {
            if (IsOver(kept) || _kept.Count > MaxKept)
            {
                _kept.TryRemove(new KeyValuePair<RangeQuery, Kept>(query, kept));
            }
        }
    }

    private sealed record Kept(Lazy<Task<RangeAnswer>> Answer, long At);
}
