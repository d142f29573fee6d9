using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Cluster;

/// <summary>The main host as a member like any other: its snapshot is had without a network, under the same deadline and with the same account of successes and failures.</summary>
internal sealed class OwnHostFetch(IHostSampler sampler, TimeProvider clock)
{
    private readonly SnapshotTrail _trail = new();
    private ImmutableSortedDictionary<FetchResult, long> _failures = ImmutableSortedDictionary<FetchResult, long>.Empty;
    private long _fetches;
    private DateTimeOffset? _lastSuccessAt;
    private DateTimeOffset? _failingSince;

    /// <summary>What percentages are taken against; null until there is one.</summary>
    public KeptSnapshot? Baseline { get; private set; }

    public async Task<HostAnswer> FetchAsync(string name, string? address, TimeSpan maxAge, TimeSpan deadline)
    {
        _fetches++;
        long start = clock.GetTimestamp();
        HostSnapshot? snapshot = null;
        FetchResult result;
        string? reason = null;
        try
        {
            snapshot = await sampler.GetAsync(maxAge, CancellationToken.None).AsTask().WaitAsync(deadline, clock);
            result = FetchResult.Ok;
            Baseline = _trail.Advance(snapshot);
        }
        catch (TimeoutException)
        {
            result = FetchResult.Timeout;
            reason = "The snapshot of this host was not ready in time.";
        }
        catch (Exception fault)
        {
            // The border of the unit "host": the scrape goes on without it and says why.
            result = FetchResult.Internal;
            reason = $"Taking the snapshot of this host failed with {fault.GetType().Name}.";
        }

        DateTimeOffset now = clock.GetUtcNow();
        return new HostAnswer
        {
            Name = name,
            Mode = "main",
            Address = address,
            Snapshot = snapshot,
            Previous = Baseline?.Snapshot,
            SnapshotAge = snapshot is null ? null : clock.GetElapsedTime(0) - TimeSpan.FromTicks(snapshot.UptimeNanoseconds / 100),
            Fetch = Account(result, reason, clock.GetElapsedTime(start), now),
        };
    }

    private FetchStatus Account(FetchResult result, string? reason, TimeSpan duration, DateTimeOffset now)
    {
        if (result == FetchResult.Ok)
        {
            (_lastSuccessAt, _failingSince) = (now, null);
        }
        else
        {
            _failures = _failures.SetItem(result, _failures.GetValueOrDefault(result) + 1);
            _failingSince ??= now;
        }

        return new FetchStatus
        {
            Result = result,
            Fetches = _fetches,
            Failures = _failures,
            Duration = duration,
            LastSuccessAt = _lastSuccessAt,
            ClockOffset = result == FetchResult.Ok ? TimeSpan.Zero : null,
            Reason = reason,
            FailingSince = _failingSince,
        };
    }
}
