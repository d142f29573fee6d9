using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>A process that a test started and stops again, by its own id. The last lines that it wrote are kept for failure messages.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private const int LinesKept = 400;
    private readonly Process _process;
    private readonly Queue<string> _lines = [];
    private readonly TimeSpan _patience;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProcess(Process process, TimeSpan patience)
    {
        _process = process;
        _patience = patience;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Lines that it wrote so far, those no longer kept too.</summary>
    public long LinesWritten { get; private set; }

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <param name="patience">How long it may take to end after SIGTERM before it is killed; default 15 s.</param>
    public static RunningProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, TimeSpan? patience = null)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        return new RunningProcess(process, patience ?? TimeSpan.FromSeconds(15));
    }

    public void Signal(UnixSignal signal) => UnixSignals.Send(Id, signal);

    /// <summary>Waits until <paramref name="ready"/> answers true; fails at once when the process ends instead.</summary>
    public async Task WaitUntilAsync(string what, TimeSpan deadline, Func<Task<bool>> ready)
    {
        try
        {
            await Until.HoldsAsync(what, deadline, async () =>
            {
                if (HasExited)
                {
                    Assert.Fail($"{_process.StartInfo.FileName} ended with exit code {ExitCode} before: {what}.");
                }

                return await ready() ? null : "not yet";
            });
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{fault.Message}\n--- what {_process.StartInfo.FileName} wrote:\n{Output}", fault);
        }
    }

    /// <summary>SIGKILL for it and for all that it started, which would live on otherwise.</summary>
    public void KillTree()
    {
        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>SIGTERM, and SIGKILL for one that doesn't heed it. Answers the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!HasExited)
        {
            UnixSignals.Send(Id, UnixSignal.Continue);
            UnixSignals.Send(Id, UnixSignal.Terminate);
            // Not WaitForExitAsync: that also waits for everyone who inherited the output, and so for children of a killed shell.
            try
            {
                await _ended.Task.WaitAsync(_patience);
            }
            catch (TimeoutException)
            {
                Keep($"(killed: it did not end within {_patience.TotalSeconds:0} s after SIGTERM)");
                _process.Kill(entireProcessTree: true);
                await _ended.Task;
            }
        }

        return ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            LinesWritten++;
            if (_lines.Count > LinesKept)
            {
                _lines.Dequeue();
            }
        }
    }
}
