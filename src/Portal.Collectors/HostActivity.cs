namespace Portal.Collectors;

/// <summary>Tasks, interrupts and kernel tables of the host.</summary>
public sealed record HostActivity
{
    public long? TasksRunning { get; init; }

    public long? TasksBlocked { get; init; }

    public long? Threads { get; init; }

    public long? Forks { get; init; }

    public long? ContextSwitches { get; init; }

    public long? Interrupts { get; init; }

    public long? OpenFiles { get; init; }

    public long? OpenFilesLimit { get; init; }

    /// <summary>Null while the connection tracking module is not loaded.</summary>
    public long? ConntrackEntries { get; init; }

    public long? ConntrackEntriesLimit { get; init; }
}
