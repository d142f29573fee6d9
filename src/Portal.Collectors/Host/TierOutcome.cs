using Microsoft.Extensions.Logging;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Gathers what goes wrong in the runs of one tier of the host collector. The first fault of a run is its reason; one unreadable file never stops the rest.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed partial class TierOutcome(int tier, TimeProvider clock, ILogger logger)
{
    // One line per tier and minute, however often it fails.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(1);

    private readonly FailureLedger _failures = new();
    private long _start;
    private CollectorFailure? _reason;
    private string? _error;
    private long? _toldAt;

    public void Begin()
    {
        _start = clock.GetTimestamp();
        _reason = null;
        _error = null;
    }

    /// <summary>Notes a fault of this run.</summary>
    /// <param name="reason">One of the closed list.</param>
    /// <param name="error">A sentence of ours without text from outside.</param>
    public void Note(CollectorFailure reason, string error)
    {
        if (_reason is null)
        {
            _reason = reason;
            _error = error;
        }

        _failures.Add(reason);
    }

    /// <summary>Notes that a file could not be read.</summary>
    public void Note(KernelReadOutcome outcome, string file) => Note(
        outcome switch
        {
            KernelReadOutcome.Absent or KernelReadOutcome.Unsupported => CollectorFailure.Unsupported,
            KernelReadOutcome.Denied => CollectorFailure.Denied,
            KernelReadOutcome.TooLarge => CollectorFailure.TooLarge,
            KernelReadOutcome.Gone => CollectorFailure.Gone,
            KernelReadOutcome.Malformed => CollectorFailure.Malformed,
            _ => CollectorFailure.Internal,
        },
        outcome switch
        {
            KernelReadOutcome.Absent => $"{file} is not there.",
            KernelReadOutcome.Unsupported => $"{file} is switched off.",
            KernelReadOutcome.Denied => $"{file} may not be read by this user.",
            KernelReadOutcome.TooLarge => $"{file} is larger than expected.",
            KernelReadOutcome.Malformed => $"{file} does not look as its manual page says.",
            _ => $"{file} could not be read.",
        });

    public CollectorOutcome End(int overdueCalls = 0)
    {
        Tell();
        return new CollectorOutcome
        {
            Collector = "host",
            Tier = tier,
            Success = _reason is null,
            Reason = _reason,
            Error = _error,
            DurationNanoseconds = (long)clock.GetElapsedTime(_start).TotalNanoseconds,
            AgeNanoseconds = 0,
            Failures = _failures.Counts,
            OverdueCalls = overdueCalls,
        };
    }

    private void Tell()
    {
        if (_reason is null)
        {
            if (_toldAt is not null)
            {
                LogRecovered(logger, tier);
            }

            _toldAt = null;
        }
        else if (_toldAt is null || clock.GetElapsedTime(_toldAt.Value) >= QuietPeriod)
        {
            _toldAt = clock.GetTimestamp();
            LogFault(logger, tier, _error!);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host tier {Tier}: {Error} What depends on it is left out.")]
    private static partial void LogFault(ILogger logger, int tier, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Host tier {Tier}: everything can be read again.")]
    private static partial void LogRecovered(ILogger logger, int tier);
}
