using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Portal.Doctor;

/// <summary>Runs every check once, all beside each other, and tells of each that ends. One that hangs costs itself.</summary>
internal sealed class DoctorRound
{
    /// <summary>No check is waited for longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(CheckGroup, string, string?), Task> _leftBehind;
    private readonly DateTimeOffset _startedAt;
    private CheckRow[] _rows = [];
    private volatile bool _isFinished;

    /// <param name="leftBehind">Looks of earlier rounds that have not returned; they are not started a second time.</param>
    public DoctorRound(TimeProvider clock, ConcurrentDictionary<(CheckGroup, string, string?), Task> leftBehind)
    {
        (_clock, _leftBehind, _startedAt) = (clock, leftBehind, clock.GetUtcNow());
    }

    /// <summary>Raised after each check that ends, on any thread.</summary>
    public event Action? Changed;

    public Task<DoctorReport> Finished { get; private set; } = Task.FromResult(new DoctorReport(default, [], false));

    public bool IsFinished => _isFinished;

    public DoctorReport Report => new(_startedAt, [.. Volatile.Read(ref _rows)], _isFinished);

    public void Start(Func<CancellationToken, Task<DoctorSight>> look, ImmutableArray<ICheckSource> sources) => Finished = RunAsync(look, sources);

    private async Task<DoctorReport> RunAsync(Func<CancellationToken, Task<DoctorSight>> look, ImmutableArray<ICheckSource> sources)
    {
        IDoctorCheck[] checks = await ChecksAsync(look, sources);
        Volatile.Write(ref _rows, [.. checks.Select(CheckRow.Of)]);
        Changed?.Invoke();
        await Task.WhenAll(checks.Select((check, index) => ExamineAsync(check, index)));
        _isFinished = true;
        Changed?.Invoke();
        return Report;
    }

    private async Task<IDoctorCheck[]> ChecksAsync(Func<CancellationToken, Task<DoctorSight>> look, ImmutableArray<ICheckSource> sources)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, _clock);
            DoctorSight sight = await Task.Run(() => look(patience.Token), CancellationToken.None).WaitAsync(Patience, _clock, CancellationToken.None);
            return [.. sources.SelectMany(source => source.ChecksOf(sight)).OrderBy(check => check.Group)];
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            return [DoctorCheck.Of(CheckGroup.ThisHost, "Snapshot", null, static () => Finding.Fail("the hosts could not be measured within 2 s", "a snapshot", Fix.SeeLog))];
        }
    }

    private async Task ExamineAsync(IDoctorCheck check, int index)
    {
        long start = _clock.GetTimestamp();
        Finding finding = await FindAsync(check);
        CheckRow[] rows = _rows;
        Volatile.Write(ref rows[index], rows[index] with { Finding = finding, CheckedAt = _clock.GetUtcNow(), Took = _clock.GetElapsedTime(start) });
        Changed?.Invoke();
    }

    private async Task<Finding> FindAsync(IDoctorCheck check)
    {
        (CheckGroup, string, string?) key = (check.Group, check.Name, check.Subject);
        if (_leftBehind.TryGetValue(key, out Task? earlier) && !earlier.IsCompleted)
        {
            return Finding.Fail("no answer, and none to the question of an earlier run yet", "an answer within 2 s", Fix.SeeLog);
        }

        using var patience = new CancellationTokenSource(Patience, _clock);
        Task<Finding> work = Task.Run(async () => await check.LookAsync(patience.Token), CancellationToken.None);
        try
        {
            return await work.WaitAsync(Patience, _clock, CancellationToken.None);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            _leftBehind[key] = work;
            return Finding.Fail("no answer within 2 s", "an answer within 2 s", Fix.SeeLog);
        }
        catch (Exception fault)
        {
            // The border of the unit: whatever a check throws costs itself. The type names it without outside text.
            return Finding.Fail($"the check failed with {fault.GetType().Name}", "an answer", Fix.SeeLog);
        }
    }
}
