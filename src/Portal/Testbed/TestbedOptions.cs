using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Testbed;

/// <summary>What is read, and for whom.</summary>
public sealed record TestbedOptions
{
    public const string DefaultRoot = "/var/lib/testbedos";

    /// <summary>A TestbedOS root. Null: <see cref="DefaultRoot"/>, without a word while it isn't there.</summary>
    public string? Root { get; init; }

    /// <summary>Where the host's own root file system is mounted; paths that the testbed's files name are the host's.</summary>
    public string HostRoot { get; init; } = "/";

    /// <summary>Instead of a root: a folder of <c>*-state.json</c>, each a deployment that is up.</summary>
    public string? StateFiles { get; init; }

    /// <summary>Kinds that a collector is registered for.</summary>
    public IReadOnlyCollection<GuestKind> Kinds { get; init; } = ImmutableArray<GuestKind>.Empty;

    /// <summary>Main mode. A client reads the configuration only: deployments lie on the main host.</summary>
    public bool IsMain { get; init; } = true;

    /// <summary>The machine's own name: what a host announces itself under whose host.json leaves it open.</summary>
    public string MachineName { get; init; } = Environment.MachineName;

    /// <summary>Early notice through inotify. Polling finds everything without it.</summary>
    public bool Watch { get; init; } = true;

    /// <summary>A path of the host, as this program reaches it.</summary>
    internal string OnHost(string path) => HostRoot == "/" ? path : HostRoot.TrimEnd('/') + path;
}
