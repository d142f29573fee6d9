using System.Threading.Channels;
using Portal.Testbed.Assembly;
using Portal.Testbed.Files;
using Portal.Testbed.Reading;

namespace Portal.Testbed;

/// <summary>Keeps <see cref="Current"/> up to date: looks every 5 seconds, and 100 ms after the last of a burst of changes that inotify tells of.</summary>
public sealed partial class TestbedWatcher : ITestbed, IHostedService, IDisposable
{
    public static readonly TimeSpan PollPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(100);

    /// <summary>A file that is written without a pause is looked at nevertheless.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(1);

    private readonly TestbedOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<TestbedWatcher> _logger;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ITestbedSource _source;
    private readonly FolderWatches _watches;
    private readonly RefusalLog _log;
    private readonly CancellationTokenSource _stop = new();
    private volatile TestbedContents _current = TestbedContents.None;
    private long _revision = -1;
    private Task? _loop;

    public TestbedWatcher(TestbedOptions options, TimeProvider clock, ILogger<TestbedWatcher> logger)
        : this(options, new NativeFileOpener(), clock, logger)
    {
    }

    internal TestbedWatcher(TestbedOptions options, IFileOpener opener, TimeProvider clock, ILogger<TestbedWatcher> logger)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _source = options.StateFiles is null ? new RootSource(options, opener, clock, Wake) : new StateFilesSource(options, opener, clock, Wake);
        _watches = new FolderWatches(Wake, logger);
        _log = new RefusalLog(logger, clock);
    }

    public event Action? Changed;

    public TestbedContents Current => _current;

    /// <summary>Returns when all has been looked at once; what doesn't answer is waited for a quarter of a second.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        TimeSpan next = await RoundAsync(cancellationToken);
        _loop = Task.Run(() => LoopAsync(next, _stop.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await (_loop ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _watches.Dispose();
        _stop.Dispose();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task LoopAsync(TimeSpan next, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(next, cancellationToken);
                next = await RoundAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A defect of ours must not end the reading: what was read last stays, and the next poll tries again.
                next = PollPeriod;
                RoundFailed(fault);
            }
        }
    }

    private async ValueTask<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        TimeSpan? again = await _source.LookAsync(cancellationToken);
        if (_source.Revision is long revision && revision != _revision)
        {
            _revision = revision;
            _current = ContentsAssembly.Assemble(_source.Parts(), _options, _current.Version + 1);
            _log.Tell(_current);
            Announce();
        }

        if (_options.Watch)
        {
            _watches.Follow(_source.Folders);
        }

        return again < PollPeriod ? again.Value : PollPeriod;
    }

    private void Announce()
    {
        try
        {
            Changed?.Invoke();
        }
        catch (Exception fault)
        {
            // Whoever listens must not be able to end the reading.
            ListenerFailed(fault);
        }
    }

    private async ValueTask WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (!await WokenWithinAsync(time, cancellationToken))
        {
            return;
        }

        long burst = _clock.GetTimestamp();
        while (await WokenWithinAsync(QuietTime, cancellationToken) && _clock.GetElapsedTime(burst) < LongestBurst)
        {
        }
    }

    private async ValueTask<bool> WokenWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(time, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading the testbed's files failed; what was read last stays in use.")]
    private partial void RoundFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener to changes of the testbed's files failed.")]
    private partial void ListenerFailed(Exception fault);
}
