using Microsoft.Extensions.Logging;

namespace Portal.Collectors.Libvirt;

/// <summary>How one tier fared: its last run, its failures since start, and a log line when that changes.</summary>
/// <remarks>Thread-safe: tier 1 reports from its own threads.</remarks>
internal sealed class TierReport(int tier, TimeProvider clock, ILogger logger)
{
    // A fault that comes and goes must not fill the log.
    private static readonly TimeSpan LogPeriod = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<CollectorFailure, long> _failures = [];
    private LibvirtFailure? _failure;
    private long? _durationNanoseconds;
    private CollectorFailure? _logged;
    private long _loggedAt;

    /// <summary>A run has ended; <paramref name="failure"/> is null when it read everything it tried.</summary>
    public void Ended(LibvirtFailure? failure, TimeSpan duration)
    {
        lock (_lock)
        {
            _failure = failure;
            _durationNanoseconds = (long)duration.TotalNanoseconds;
            if (failure is not null)
            {
                _failures[failure.Reason] = _failures.GetValueOrDefault(failure.Reason) + 1;
            }

            Log(failure);
        }
    }

    /// <summary>Null before the first run ended.</summary>
    public CollectorOutcome? ToOutcome(int? guests, long? ageNanoseconds, int overdueCalls)
    {
        lock (_lock)
        {
            return _durationNanoseconds is null ? null : new CollectorOutcome
            {
                Collector = GuestKind.Libvirt.Name,
                Tier = tier,
                Success = _failure is null,
                Reason = _failure?.Reason,
                Error = _failure?.Sentence,
                DurationNanoseconds = _durationNanoseconds,
                AgeNanoseconds = ageNanoseconds,
                Failures = [.. _failures.Select(pair => new FailureCount(pair.Key, pair.Value))],
                Guests = _failure is null ? guests : null,
                OverdueCalls = overdueCalls,
            };
        }
    }

    private void Log(LibvirtFailure? failure)
    {
        if (failure is null)
        {
            if (_logged is not null)
            {
                logger.LogInformation("libvirt tier {Tier} is well again", tier);
                _logged = null;
            }
        }
        else if (failure.Reason != _logged && (_loggedAt == 0 || clock.GetElapsedTime(_loggedAt) >= LogPeriod))
        {
            logger.LogWarning("libvirt tier {Tier}: {Failure}", tier, failure.Sentence);
            _logged = failure.Reason;
            _loggedAt = clock.GetTimestamp();
        }
    }
}
