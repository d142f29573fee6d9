namespace Portal.Testbed;

/// <summary>A host that the testbed's files name.</summary>
public sealed record TestbedHost
{
    /// <summary>Cluster key, checked or surrogate; the label <c>host</c>.</summary>
    public required string Name { get; init; }

    public required string RealName { get; init; }

    /// <summary>Name under which it announces itself.</summary>
    public string? ChassisName { get; init; }

    /// <summary>From the cluster configuration only, never from a state.json.</summary>
    public string? Address { get; init; }

    public bool IsMain { get; init; }

    /// <summary>It is in the cluster configuration, not only in a state.json.</summary>
    public bool InCluster { get; init; }
}
