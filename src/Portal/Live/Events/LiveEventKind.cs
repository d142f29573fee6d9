namespace Portal.Live.Events;

/// <summary>What can happen to a host, a guest or a deployment while the program watches.</summary>
public enum LiveEventKind
{
    /// <summary>A guest is in another state than before.</summary>
    State,

    /// <summary>A guest started again.</summary>
    Restart,

    /// <summary>The host killed something of a guest for lack of memory.</summary>
    OomKill,

    /// <summary>A guest is reported by another host than before.</summary>
    Moved,

    HostSilent,
    HostBack,
    HostBooted,

    /// <summary>The testbed recorded another state of a deployment.</summary>
    Deployment,
}
