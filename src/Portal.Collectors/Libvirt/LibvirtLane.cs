using System.Collections.Concurrent;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>A thread of its own with a libvirt connection of its own, for calls that can hang. Who waits for one sets the deadline; a lane whose call is overdue is let go and ends itself when the call returns.</summary>
/// <remarks>The thread pool would not do: a hung daemon would eat its threads. Calls are served in order; an answer never throws.</remarks>
internal sealed class LibvirtLane : IDisposable
{
    private readonly string _uri;
    private readonly OpenBackoff _backoff;
    private readonly BlockingCollection<Action> _calls = [];

    // Touched by the lane's thread alone.
    private LibvirtConnection? _connection;
    private LibvirtFailure? _notOpened;

    public LibvirtLane(string uri, TimeProvider clock)
    {
        _uri = uri;
        _backoff = new OpenBackoff(clock);
        new Thread(Run) { IsBackground = true, Name = "libvirt" }.Start();
    }

    /// <summary>Runs <paramref name="call"/> on the lane's thread. The task is never faulted; it may never end.</summary>
    /// <exception cref="InvalidOperationException">The lane was let go.</exception>
    public Task<LaneAnswer<T>> CallAsync<T>(Func<LibvirtConnection, T> call)
        where T : class
    {
        TaskCompletionSource<LaneAnswer<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Add(() => answer.SetResult(Answer(call)));
        return answer.Task;
    }

    /// <summary>Lets the lane go, without waiting: its thread closes the connection and ends, at once or when its call returns.</summary>
    public void Dispose()
    {
        if (!_calls.IsAddingCompleted)
        {
            _calls.CompleteAdding();
        }
    }

    private void Run()
    {
        foreach (Action call in _calls.GetConsumingEnumerable())
        {
            call();
        }

        _connection?.Dispose();
        _calls.Dispose();
    }

    private LaneAnswer<T> Answer<T>(Func<LibvirtConnection, T> call)
        where T : class
    {
        bool wasOpen = _connection is not null;
        LaneAnswer<T> answer = Try(call);

        // Without an event loop nobody notices that the daemon restarted until the first call fails: then it is asked again, once.
        return answer.Failure is not null && wasOpen && _connection is null ? Try(call) : answer;
    }

    private LaneAnswer<T> Try<T>(Func<LibvirtConnection, T> call)
        where T : class
    {
        try
        {
            return TryOpen(out LibvirtConnection? connection) ? new(call(connection), null) : new(null, _notOpened);
        }
        catch (Exception fault)
        {
            // The border of the unit: whatever a call throws is its answer. The thread must live on.
            if (_connection is { IsAlive: false })
            {
                _connection.Dispose();
                _connection = null;
            }

            return new(null, LibvirtFailure.From(fault, LibvirtSocket.PathOf(_uri)));
        }
    }

    private bool TryOpen([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LibvirtConnection? connection)
    {
        if (_connection is null && _backoff.IsDue)
        {
            try
            {
                _connection = LibvirtConnection.Open(_uri);
                _backoff.Succeeded();
            }
            catch (Exception fault) when (fault is LibvirtException or DllNotFoundException or EntryPointNotFoundException)
            {
                _backoff.Failed();
                _notOpened = LibvirtFailure.From(fault, LibvirtSocket.PathOf(_uri));
            }
        }

        connection = _connection;
        return connection is not null;
    }
}
