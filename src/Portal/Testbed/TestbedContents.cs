using System.Collections.Immutable;

namespace Portal.Testbed;

/// <summary>What the testbed's files say now: immutable, replaced as a whole. The only thing other folders see of those files.</summary>
public sealed record TestbedContents
{
    public static readonly TestbedContents None = new();

    /// <summary>What is read, for people: the root or the folder of state files; null where neither is configured or there.</summary>
    public string? Source { get; init; }

    /// <summary>Rises by one with every change.</summary>
    public long Version { get; init; }

    /// <summary>The deployments folder could be listed at the last try.</summary>
    public bool DeploymentsListed { get; init; }

    /// <summary>By name, ordinal.</summary>
    public ImmutableArray<Deployment> Deployments { get; init; } = [];

    /// <summary>Cluster configuration and every deployment's hosts; by key, ordinal. This host is added by the cluster.</summary>
    public ImmutableArray<TestbedHost> Hosts { get; init; } = [];

    /// <summary>Key of this host's own entry; without one the name under which host.json says it announces itself; null without either.</summary>
    public string? OwnHost { get; init; }

    /// <summary>Problems of configuration files; a deployment carries its own.</summary>
    public ImmutableArray<FileProblem> Problems { get; init; } = [];

    /// <summary>Entries of the deployments folder that were counted but not listed: code → count.</summary>
    public ImmutableSortedDictionary<string, int> PassedOver { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}
