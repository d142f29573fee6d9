namespace Portal.Collectors;

/// <summary>State of a guest. A collector reports what its runtime says; <see cref="Missing"/> is made by the main host's join alone.</summary>
public enum GuestState
{
    /// <summary>Nobody can tell: the runtime says nothing, the host is silent or the kind's collector failed there.</summary>
    Unknown,
    Running,
    Paused,
    Starting,
    Stopping,
    Stopped,
    Failed,

    /// <summary>A deployment expects it, its host answered and does not have it.</summary>
    Missing,
}
