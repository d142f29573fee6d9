using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>The emulators that are known, and the search for new ones. One thread at a time but for the search itself, which touches nothing here but what is settled, which is its own.</summary>
internal sealed class EmulatorList(KernelFiles files, TimeProvider clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>A search takes about 10 µs a process. What takes longer than this goes on beside the snapshots and is taken up by a later one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(80);

    private readonly List<Emulator> _known = [];
    private readonly SettledProcesses _settled = new(clock);
    private readonly FailureLedger _failures = new();
    private Task<EmulatorSearch>? _search;
    private EmulatorSearch? _last;
    private bool _overdue;
    private bool _due = true;

    /// <summary>Looks for emulators if it is time to.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (_search is null)
        {
            if (!_due && _last is { } last && clock.GetElapsedTime(last.StartedAt) < Period)
            {
                return;
            }

            _due = false;
            ImmutableHashSet<int> known = [.. _known.Select(emulator => emulator.Pid)];
            ImmutableArray<BootMark> boots = [.. _known.Select(emulator => emulator.Boot).OfType<BootMark>()];
            _search = Task.Factory.StartNew(() => EmulatorSearch.Run(files, known, boots, _settled, clock), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        try
        {
            // One that was left behind gets no second wait.
            TakeUp(await _search.WaitAsync(_overdue ? TimeSpan.Zero : Patience, clock, cancellationToken));
        }
        catch (TimeoutException)
        {
            if (!_overdue)
            {
                _failures.Add(CollectorFailure.Timeout);
            }

            _overdue = true;
        }
    }

    /// <summary>Emulators to be read, each with whether another shares its network. Of those with one name the oldest that still runs; one that only waits to be reaped counts when there is no other.</summary>
    public IReadOnlyList<(Emulator Emulator, bool SharesNetwork)> Counting()
    {
        Dictionary<string, int> networks = _known.Where(emulator => emulator.Network is not null).CountBy(emulator => emulator.Network!).ToDictionary();
        return
        [
            .. _known
                .GroupBy(emulator => emulator.Name)
                .Select(same => same.MinBy(emulator => (emulator.HasEnded, emulator.StartTicks, emulator.Pid))!)
                .OrderBy(emulator => emulator.Name, StringComparer.Ordinal)
                .Select(emulator => (emulator, emulator.Network is not null && networks[emulator.Network] > 1)),
        ];
    }

    /// <summary>One has ended but waits to be reaped: its successor is looked for at the next opportunity.</summary>
    public void LookAgain() => _due = true;

    /// <summary>Lets go of one that has ended, and looks for its successor at the next opportunity.</summary>
    public void Forget(Emulator emulator)
    {
        _known.Remove(emulator);
        emulator.Dispose();
        LookAgain();
    }

    /// <summary>How the search fared; a second emulator under a taken name is a fault of it, since one of the two is not reported.</summary>
    public CollectorOutcome Outcome()
    {
        bool twice = _known.Where(emulator => !emulator.HasEnded).CountBy(emulator => emulator.Name).Any(name => name.Value > 1);
        CollectorFailure? reason = _overdue ? CollectorFailure.Timeout : _last?.Reason ?? (twice ? CollectorFailure.Unsupported : null);
        return new CollectorOutcome
        {
            Collector = GuestKind.Android.Name,
            Tier = 1,
            Success = reason is null,
            Reason = reason,
            Error = reason switch
            {
                null => null,
                CollectorFailure.Timeout => "Looking for emulators takes longer than expected; new ones are not seen.",
                CollectorFailure.Unsupported => "Two emulators run under one name; the older counts.",
                _ => "Emulators could not be looked for.",
            },
            DurationNanoseconds = (long?)_last?.Duration.TotalNanoseconds,
            AgeNanoseconds = _last is { } last ? (long)clock.GetElapsedTime(last.StartedAt).TotalNanoseconds : null,
            Failures = _failures.Counts,
            OverdueCalls = _overdue ? 1 : 0,
        };
    }

    private void TakeUp(EmulatorSearch done)
    {
        _search = null;
        _overdue = false;
        _last = done;
        if (done.Reason is { } reason)
        {
            _failures.Add(reason);
        }

        foreach (Emulator emulator in done.Found)
        {
            if (_known.Exists(known => known.Name == emulator.Name && !known.HasEnded))
            {
                _failures.Add(CollectorFailure.Unsupported);
            }

            _known.Add(emulator);
        }
    }
}
