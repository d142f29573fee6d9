using System.Collections.Immutable;

namespace Portal.Collectors;

/// <summary>Runs one guest collector under a deadline. A run that is overdue is never started a second time: until it returns, the kind is reported as timed out.</summary>
internal sealed class GuestCollectorRun(IGuestCollector collector, TimeProvider clock)
{
    private readonly SortedDictionary<CollectorFailure, long> _failures = [];
    private Task<GuestCollection>? _running;

    public GuestKind Kind => collector.Kind;

    public async Task<GuestCollection> CollectAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        bool leftBehind = _running is { IsCompleted: false };
        _running = leftBehind ? _running! : Task.Run(async () => await collector.CollectAsync(cancellationToken), CancellationToken.None);
        try
        {
            // One that was left behind gets no second wait: it costs every later snapshot nothing.
            TimeSpan patience = leftBehind ? TimeSpan.Zero : deadline;
            return await _running.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Failed(CollectorFailure.Timeout, "The collector did not answer in time.", start, overdue: 1);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The border of the unit: whatever a collector throws costs its own kind only. The type names it without outside text.
            return Failed(CollectorFailure.Internal, $"The collector failed with {fault.GetType().Name}.", start, overdue: 0);
        }
    }

    private GuestCollection Failed(CollectorFailure reason, string error, long start, int overdue)
    {
        _failures[reason] = _failures.GetValueOrDefault(reason) + 1;
        return new GuestCollection
        {
            Outcomes =
            [
                new CollectorOutcome
                {
                    Collector = Kind.Name,
                    Tier = 0,
                    Success = false,
                    Reason = reason,
                    Error = error,
                    DurationNanoseconds = (long)clock.GetElapsedTime(start).TotalNanoseconds,
                    Failures = [.. _failures.Select(pair => new FailureCount(pair.Key, pair.Value))],
                    OverdueCalls = overdue,
                },
            ],
        };
    }
}
