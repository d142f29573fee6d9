namespace Portal.Collectors.Docker;

/// <summary>What the engine said about one container, from its list, an inspection and events. Immutable.</summary>
internal sealed record DockerContainer
{
    public required DockerId Id { get; init; }

    /// <summary>Without the leading slash; hostile like every name.</summary>
    public required string Name { get; init; }

    public string? Image { get; init; }

    /// <summary>The engine's own word.</summary>
    public string? Status { get; init; }

    /// <summary>Its init process; 0 where it has none, or the engine keeps it in a machine of its own.</summary>
    public int Pid { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How its last run ended; null while it runs and where it never ran.</summary>
    public GuestExit? Exit { get; init; }

    public long? Restarts { get; init; }

    /// <summary>Null without a check, or while it starts.</summary>
    public bool? Healthy { get; init; }

    public string? NetworkMode { get; init; }

    /// <summary>Started with <c>--rm</c>; null where it went before it could be asked for.</summary>
    public bool? AutoRemove { get; init; }

    /// <summary>The kernel killed some process of this run for lack of memory.</summary>
    public bool OomSeen { get; init; }

    /// <summary>Raised when its limits were changed.</summary>
    public int LimitsRevision { get; init; }

    public bool Inspected { get; init; }

    /// <summary>A timestamp of the clock when it was removed; null while the engine has it. What is left then is how it ended.</summary>
    public long? RemovedAt { get; init; }

    public bool HasProcess => Pid > 0 && RemovedAt is null && Status is (DockerStatus.Running or DockerStatus.Paused);

    public GuestState State => DockerStatus.ToState(Status, Exit);
}
