using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>Containers: names and states from the engine (Docker, or Podman's service of the same interface), numbers from their control groups and <c>/proc</c>.</summary>
/// <remarks>A run never waits for the engine, but for a moment the first time. While the engine is silent, numbers of known containers go on.</remarks>
public sealed class DockerGuestCollector : IGuestCollector, IAsyncDisposable, IDisposable
{
    // So that the first scrape after a start is whole where the engine is well. Leaves room to read them within a collector's deadline.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromMilliseconds(120);

    private readonly ContainerMeter _meter;
    private readonly DockerWatch _watch;
    private readonly TimeProvider _clock;
    private readonly DockerReadings _readings = new();
    private bool _waited;

    /// <param name="files">Where the host's kernel files are.</param>
    /// <param name="socketPath">The engine's unix socket, <c>/var/run/docker.sock</c>. It may be absent for good, or appear later.</param>
    /// <param name="clock">Of deadlines and periods.</param>
    /// <param name="logger">Told when the engine fails and when it is back.</param>
    public DockerGuestCollector(KernelFiles files, string socketPath, TimeProvider clock, ILogger? logger = null)
    {
        _clock = clock;
        _meter = new ContainerMeter(files, clock);
        _watch = new DockerWatch(socketPath, clock, logger ?? NullLogger.Instance);
    }

    public GuestKind Kind => GuestKind.Docker;

    public async ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken)
    {
        await WaitOnceAsync(cancellationToken);
        long start = _clock.GetTimestamp();
        DockerInventory inventory = _watch.Inventory;
        DockerWatchStatus status = _watch.Status;
        _readings.Begin();
        var guests = ImmutableArray.CreateBuilder<GuestSample>(inventory.Containers.Count);
        foreach (DockerContainer container in inventory.Containers.Values)
        {
            guests.Add(Sample(container, status));
        }

        _meter.Forget(inventory);
        return new GuestCollection
        {
            Guests = guests.DrainToImmutable(),
            Outcomes = status.SocketSeen ? [NumbersOutcome(inventory, status, start), EngineOutcome(status)] : [],
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        _meter.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task WaitOnceAsync(CancellationToken cancellationToken)
    {
        Task first = _watch.StartAsync();
        if (_waited)
        {
            return;
        }

        _waited = true;
        try
        {
            await first.WaitAsync(FirstPatience, _clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // A slow or hung engine: this run goes without its containers, the next ones see what came in meanwhile.
            return;
        }
    }

    private GuestSample Sample(DockerContainer container, DockerWatchStatus status)
    {
        if (!container.HasProcess)
        {
            return ContainerSample.WithoutNumbers(container, container.State);
        }

        if (_meter.TryMeasure(container, _readings, out GuestSample? sample))
        {
            return sample;
        }

        if (_meter.IsNewlyEnded(container))
        {
            _watch.Suspect(container.Id);
        }

        // Its process ended and the engine has not said so yet; a silent engine never will.
        return ContainerSample.WithoutNumbers(container, status.Failure is null ? GuestState.Stopping : GuestState.Unknown);
    }

    private CollectorOutcome NumbersOutcome(DockerInventory inventory, DockerWatchStatus status, long start)
    {
        // Before the first list there is nothing to read numbers of: then tier 0 fails with the engine, instead of reporting no containers.
        DockerFailureException? blind = status.ListedAt is null ? status.Failure ?? new DockerFailureException(CollectorFailure.Timeout, "The container engine has not answered yet.") : null;
        CollectorFailure? reason = blind?.Reason ?? _readings.Worst;
        return new CollectorOutcome
        {
            Collector = Kind.Name,
            Tier = 0,
            Success = reason is null,
            Reason = reason,
            Error = blind?.Message ?? _readings.Sentence,
            DurationNanoseconds = (long)_clock.GetElapsedTime(start).TotalNanoseconds,
            AgeNanoseconds = 0,
            Failures = _readings.Failures,
            Guests = blind is null && status.Failure is null ? inventory.Containers.Values.Count(container => container.RemovedAt is null) : null,
        };
    }

    private CollectorOutcome EngineOutcome(DockerWatchStatus status) => new()
    {
        Collector = Kind.Name,
        Tier = 1,
        Success = status is { Failure: null, ListedAt: not null },
        Reason = status.Failure?.Reason ?? (status.ListedAt is null ? CollectorFailure.Timeout : null),
        Error = status.Failure?.Message ?? (status.ListedAt is null ? "The container engine has not answered yet." : null),
        DurationNanoseconds = status.RoundTook is { } took ? (long)took.TotalNanoseconds : null,
        AgeNanoseconds = status.ListedAt is { } at ? (long)_clock.GetElapsedTime(at).TotalNanoseconds : null,
        Failures = [.. status.Failures.Select(pair => new FailureCount(pair.Key, pair.Value))],
        OverdueCalls = status.Failure?.Reason == CollectorFailure.Timeout ? 1 : 0,
    };
}
