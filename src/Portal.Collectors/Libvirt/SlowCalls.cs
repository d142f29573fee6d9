namespace Portal.Collectors.Libvirt;

/// <summary>Which domains have a call out, so that none has two and a hung daemon or many hung QEMUs hold a bounded number of threads.</summary>
/// <remarks>Thread-safe; guards <see cref="SlowDomain"/>.</remarks>
internal sealed class SlowCalls(TimeProvider clock)
{
    /// <summary>Calls under way and overdue together: two lots of workers. Each holds a thread here and one in the daemon, which has 20 for everybody.</summary>
    private const int Limit = 8;

    private static readonly TimeSpan DefinitionPeriod = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private int _out;
    private int _overdue;

    public int OverdueCalls
    {
        get
        {
            lock (_lock)
            {
                return _overdue;
            }
        }
    }

    /// <summary>False when a call for it is out already, or too many are.</summary>
    public bool TryBegin(SlowDomain domain, out bool withDefinition)
    {
        lock (_lock)
        {
            withDefinition = domain.NeedsDefinition(clock, DefinitionPeriod);
            if (domain.IsOut || _out >= Limit)
            {
                return false;
            }

            domain.IsOut = true;
            _out++;
            return true;
        }
    }

    /// <summary>In time; null where the call failed.</summary>
    public void End(SlowDomain domain, SlowAnswer? answer)
    {
        lock (_lock)
        {
            domain.IsOut = false;
            _out--;
            if (answer is not null)
            {
                domain.Take(answer, clock);
            }
        }
    }

    public void Overdue()
    {
        lock (_lock)
        {
            _overdue++;
        }
    }

    public void EndOverdue(SlowDomain domain)
    {
        lock (_lock)
        {
            domain.IsOut = false;
            _out--;
            _overdue--;
        }
    }

    public SlowReading Read(SlowDomain domain, TimeSpan lifetime)
    {
        lock (_lock)
        {
            return domain.ToReading(clock, lifetime);
        }
    }
}
