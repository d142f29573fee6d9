namespace Portal.Tests.Support;

/// <summary>A clock that moves only when a test says so. Timers that become due run on the thread that advances, in order of their due times.</summary>
/// <remarks>Its frequency is not TimeSpan's, so that code which takes timestamps for ticks shows itself. Thread-safe.</remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private const long TimestampsPerTick = 3;

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly DateTimeOffset _start;
    private TimeSpan _elapsed;
    private TimeSpan _wallShift;

    public ManualTimeProvider(DateTimeOffset? start = null) =>
        _start = start ?? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond * TimestampsPerTick;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that are armed: to await that a loop has gone to sleep before the clock moves.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count(timer => timer.DueAt is not null);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _start + _elapsed + _wallShift;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            // Never 0 at the start: code that takes 0 for "never" shows itself elsewhere.
            return (_elapsed.Ticks + TimeSpan.TicksPerDay) * TimestampsPerTick;
        }
    }

    /// <summary>Moves both clocks on and runs every timer that becomes due on the way, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_lock)
        {
            target = _elapsed + by;
        }

        while (TryTakeDue(target, out ManualTimer? due))
        {
            due.Run();
        }
    }

    /// <summary>Sets the wall clock forward or back, as an operator or NTP does; timers and timestamps don't notice.</summary>
    public void ShiftWallClock(TimeSpan by)
    {
        lock (_lock)
        {
            _wallShift += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private bool TryTakeDue(TimeSpan target, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ManualTimer? due)
    {
        lock (_lock)
        {
            due = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
            if (due?.DueAt is not { } dueAt)
            {
                _elapsed = target > _elapsed ? target : _elapsed;
                return false;
            }

            _elapsed = dueAt > _elapsed ? dueAt : _elapsed;
            due.DueAt = due.Period is { } period ? dueAt + period : null;
            return true;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan? DueAt { get; set; }

        public TimeSpan? Period { get; private set; }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (!clock._timers.Contains(this))
                {
                    return false;
                }

                Period = period <= TimeSpan.Zero ? null : period;
                if (dueTime != TimeSpan.Zero)
                {
                    DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock._elapsed + dueTime;
                    return true;
                }

                DueAt = Period is null ? null : clock._elapsed + Period;
            }

            // Due at once: as with a real timer, on another thread, for the caller doesn't hold the timer yet.
            ThreadPool.QueueUserWorkItem(static timer => timer.Run(), this, preferLocal: false);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                DueAt = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
