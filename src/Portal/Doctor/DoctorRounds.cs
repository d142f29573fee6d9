using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Portal.Doctor;

/// <summary>Starts rounds and keeps the newest report. Thread-safe.</summary>
internal sealed class DoctorRounds(Func<CancellationToken, Task<DoctorSight>> look, IEnumerable<ICheckSource> sources, TimeProvider clock) : IDoctor
{
    private readonly ImmutableArray<ICheckSource> _sources = [.. sources];
    private readonly ConcurrentDictionary<(CheckGroup, string, string?), Task> _leftBehind = new();
    private readonly Lock _gate = new();
    private DoctorRound? _running;
    private volatile DoctorReport? _newest;

    public DoctorReport? Newest => _newest;

    public IDoctorVisit Visit(Action? onChange = null)
    {
        lock (_gate)
        {
            if (_running is not { Finished.IsCompleted: false } round)
            {
                round = new DoctorRound(clock, _leftBehind);
                round.Changed += () => Keep(round);
                _running = round;
                var visit = new Visited(round, onChange);
                round.Start(look, _sources);
                return visit;
            }

            return new Visited(round, onChange);
        }
    }

    private void Keep(DoctorRound round)
    {
        if (round.IsFinished)
        {
            _newest = round.Report;
        }
    }

    private sealed class Visited : IDoctorVisit
    {
        private readonly DoctorRound _round;
        private readonly Action? _onChange;

        public Visited(DoctorRound round, Action? onChange)
        {
            (_round, _onChange) = (round, onChange);
            _round.Changed += _onChange;
        }

        public DoctorReport Report => _round.Report;

        public Task<DoctorReport> Finished => _round.Finished;

        public void Dispose() => _round.Changed -= _onChange;
    }
}
