using System.Runtime.CompilerServices;
using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Cluster.Fetching;

/// <summary>A member whose snapshots are had without a network: this host, or a simulated one.</summary>
/// <param name="ageOf">How old a snapshot is now: this host's by its monotonic clock, a simulated one's by the time it states.</param>
internal sealed class SamplerSource(IHostSampler sampler, Func<HostSnapshot, TimeSpan> ageOf, TimeProvider clock) : IHostSource
{
    public string WhyUnanswered => "Its snapshot was not ready in time.";

    public static SamplerSource OfThisHost(IHostSampler sampler, TimeProvider clock) => new(sampler, snapshot => SnapshotAge.Of(snapshot, clock), clock);

    public static SamplerSource OfSimulated(IHostSampler sampler, TimeProvider clock) =>
        new(sampler, snapshot => clock.GetUtcNow() - snapshot.TakenAt is { Ticks: > 0 } age ? age : TimeSpan.Zero, clock);

    public async Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            HostSnapshot snapshot = await sampler.GetAsync(maxAge, cancellationToken);
            return new FetchedSnapshot
            {
                Result = FetchResult.Ok,
                Snapshot = snapshot,
                StatedAge = ageOf(snapshot),
                ClockOffset = TimeSpan.Zero,
                Duration = clock.GetElapsedTime(start),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return FetchedSnapshot.Failed(FetchResult.Timeout, WhyUnanswered, clock.GetElapsedTime(start));
        }
        catch (Exception fault)
        {
            // The border of the unit "host": a scrape goes on without it and says why.
            return FetchedSnapshot.Failed(FetchResult.Internal, $"Taking its snapshot failed with {fault.GetType().Name}.", clock.GetElapsedTime(start));
        }
    }

    public async IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            FetchedSnapshot fetched = await FetchAsync(period / 2, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                yield break;
            }

            yield return fetched;
            if (fetched.Result != FetchResult.Ok)
            {
                yield break;
            }

            await Task.Delay(period, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        // The sampler belongs to the program.
    }
}
