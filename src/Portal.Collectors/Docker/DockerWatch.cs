using Microsoft.Extensions.Logging;

namespace Portal.Collectors.Docker;

/// <summary>Keeps the list of containers: talks with the engine in a task of its own, so that whoever reads numbers never waits for it.</summary>
/// <remarks><see cref="Inventory"/> and <see cref="Status"/> may be read from any thread; each is one reference, swapped whole.</remarks>
internal sealed class DockerWatch : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly DockerEngine _engine;
    private readonly TimeProvider _clock;
    private readonly DockerWatchLog _log;
    private readonly DockerSuspects _suspects = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstRound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DockerInventory _inventory = DockerInventory.Empty;
    private volatile DockerWatchStatus _status = DockerWatchStatus.Untried;
    private Task? _running;

    public DockerWatch(string socketPath, TimeProvider clock, ILogger logger)
    {
        _engine = new DockerEngine(socketPath, clock);
        _clock = clock;
        _log = new DockerWatchLog(logger, clock);
    }

    public DockerInventory Inventory => _inventory;

    public DockerWatchStatus Status => _status;

    /// <summary>Starts at its first call. Completes when the first list has been read with its inspections, or the first attempt failed.</summary>
    public Task StartAsync()
    {
        _running ??= Task.Run(RunAsync);
        return _firstRound.Task;
    }

    /// <summary>The container's process is gone although the engine called it running: it will be asked again.</summary>
    public void Suspect(DockerId id) => _suspects.Add(id);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running is not null)
        {
            await _running;
        }

        _engine.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        TimeSpan pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            var session = new DockerSession(_engine, _clock, _suspects, () => _inventory, Publish, Listed);
            try
            {
                await session.RunAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // The border of the unit: whatever fails here costs what only the engine knows, and is tried again.
                Fail(DockerFailureException.Of(fault));
            }

            pause = session.Succeeded ? FirstPause : pause;
            await Task.Delay(pause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        _firstRound.TrySetResult();
    }

    private void Publish(DockerInventory inventory) => _inventory = inventory;

    private void Listed(TimeSpan took, int refused)
    {
        DockerFailureException? odd = refused == 0 ? null : new DockerFailureException(
            CollectorFailure.Malformed, $"{refused} of the container engine's entries have no usable id or name.");
        _status = _status with
        {
            Tried = true,
            SocketSeen = true,
            ListedAt = _clock.GetTimestamp(),
            RoundTook = took,
            Failure = odd,
            Failures = odd is null ? _status.Failures : _status.Counted(odd.Reason),
        };
        _log.Works(_inventory.Containers.Count);
        _firstRound.TrySetResult();
    }

    private void Fail(DockerFailureException failure)
    {
        _status = _status.Failed(failure);
        if (_status.SocketSeen)
        {
            _log.Fails(failure);
        }

        _firstRound.TrySetResult();
    }
}
