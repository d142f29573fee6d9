using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>All that was read in a round, before it is put together.</summary>
internal sealed record RoundParts
{
    public string? Source { get; init; }

    public bool DeploymentsListed { get; init; }

    public ImmutableArray<DeploymentPart> Deployments { get; init; } = [];

    /// <summary>host.json.</summary>
    public HostEntry? OwnEntry { get; init; }

    public ImmutableArray<KeyedHost> ClusterHosts { get; init; } = [];

    /// <summary>Of configuration files and folders.</summary>
    public ImmutableArray<FileProblem> Problems { get; init; } = [];

    public ImmutableSortedDictionary<string, int> PassedOver { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}

/// <summary>From parts to what the other folders see. Pure.</summary>
internal static class ContentsAssembly
{
    public static TestbedContents Assemble(RoundParts parts, TestbedOptions options, long version)
    {
        HashSet<string> clusterHosts = [.. parts.ClusterHosts.Select(host => host.RealName)];
        ImmutableArray<DeploymentPart> ordered = [.. parts.Deployments.OrderBy(part => part.Name, StringComparer.Ordinal)];
        Dictionary<string, string> files = ordered.ToDictionary(part => part.Name, part => part.StateFile?.File ?? "", StringComparer.Ordinal);
        ImmutableArray<Deployment> deployments = [.. ordered.Select(part => DeploymentAssembly.Assemble(part, clusterHosts))];
        KeyedHost[] ofStates = [.. ordered.SelectMany(part => part.StateFile?.Good?.Hosts ?? [])];
        return new TestbedContents
        {
            Source = parts.Source,
            Version = version,
            DeploymentsListed = parts.DeploymentsListed,
            Deployments = NameCollisions.Mark(deployments, deployment => files[deployment.Name]),
            Hosts = HostAssembly.Hosts(parts.ClusterHosts, ofStates),
            OwnHost = OwnHost(parts, options, ofStates),
            Problems = parts.Problems,
            PassedOver = parts.PassedOver,
        };
    }

    private static string? OwnHost(RoundParts parts, TestbedOptions options, KeyedHost[] ofStates) =>
        HostAssembly.OwnKey(parts.OwnEntry, options.MachineName, options.IsMain, parts.ClusterHosts, ofStates)
        ?? (parts.OwnEntry is { } own ? TestbedName.Shown(HostAssembly.ChassisName(own, options.MachineName)) : null);
}
