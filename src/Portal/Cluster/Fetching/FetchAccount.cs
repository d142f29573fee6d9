using System.Collections.Immutable;

namespace Portal.Cluster.Fetching;

/// <summary>How asking one host has fared: counters since it became a member, misses in a row, and since when it fails. One thread at a time.</summary>
internal sealed class FetchAccount
{
    /// <summary>Misses in a row after which nobody waits long for the host any more.</summary>
    public const int MissesToSuspend = 3;

    private ImmutableSortedDictionary<FetchResult, long> _failures = ImmutableSortedDictionary<FetchResult, long>.Empty;
    private long _receivedBytes;
    private int _misses;
    private FetchStatus? _status;
    private FetchStatus _last = new() { Reason = "It has not been asked yet." };

    public bool IsSuspended => _misses >= MissesToSuspend;

    public FetchStatus Status => _status ??= _last with { ReceivedBytes = _receivedBytes, Failures = _failures, Suspended = IsSuspended };

    public void Asked() => Change(_last with { Fetches = _last.Fetches + 1 });

    public void Received(long bytes)
    {
        _receivedBytes += bytes;
        _status = null;
    }

    public void Succeeded(FetchedSnapshot fetched, DateTimeOffset now)
    {
        _misses = 0;
        Change(_last with
        {
            Result = FetchResult.Ok,
            Duration = fetched.IsStreamed ? _last.Duration : fetched.Duration,
            ClockOffset = fetched.ClockOffset,
            LastSuccessAt = now,
            Reason = null,
            FailingSince = null,
        });
    }

    public void Missed(FetchResult result, string? reason, TimeSpan duration, DateTimeOffset now)
    {
        _misses++;
        _failures = _failures.SetItem(result, _failures.GetValueOrDefault(result) + 1);
        Change(_last with { Result = result, Duration = duration, Reason = reason, FailingSince = _last.FailingSince ?? now });
    }

    private void Change(FetchStatus last)
    {
        _last = last;
        _status = null;
    }
}
