using System.Collections.Immutable;

namespace Portal.Testbed.Ovn;

/// <summary>The logical network of a deployment, as its state.json describes it: maps by full name, in the file's order. What can't be understood is left out and counted.</summary>
/// <remarks>Names and texts are the file's own and may hold anything: they are compared whole, and shown through <see cref="TestbedName.ForProblems"/>.</remarks>
public sealed record OvnNetwork
{
    public ImmutableArray<OvnSwitch> Switches { get; init; } = [];

    public ImmutableArray<OvnSwitchPort> SwitchPorts { get; init; } = [];

    public ImmutableArray<OvnRouter> Routers { get; init; } = [];

    public ImmutableArray<OvnRouterPort> RouterPorts { get; init; } = [];

    /// <summary>Since 1.1.</summary>
    public ImmutableArray<OvnAcl> Acls { get; init; } = [];

    /// <summary>Entries and values of another type than expected.</summary>
    public int OddValues { get; init; }
}

/// <param name="Subnet"><c>10.31.0.0/24</c>.</param>
/// <param name="ExcludedAddresses">That DHCP doesn't give out: <c>10.31.0.1..10.31.0.60</c>; null without DHCP.</param>
public sealed record OvnSwitch(string Name, string? Subnet = null, string? ExcludedAddresses = null);

/// <summary>What a switch's port leads to.</summary>
public enum OvnPortKind
{
    Unknown,

    /// <summary>A guest.</summary>
    Internal,
    Router,

    /// <summary>A network outside of the testbed.</summary>
    LocalNet,
}

public sealed record OvnSwitchPort(string Name)
{
    public OvnPortKind Kind { get; init; }

    public string? Switch { get; init; }

    /// <summary>Of an internal port: an address, <c>dynamic</c>, or null.</summary>
    public string? Address { get; init; }

    /// <summary>Null for the word <c>router</c>, which stands for the router port's own.</summary>
    public string? Mac { get; init; }

    /// <summary>Name under which the host announces itself that the port is on.</summary>
    public string? Chassis { get; init; }

    /// <summary>Of a router's port: the peer on the router.</summary>
    public string? RouterPort { get; init; }

    /// <summary>The network outside.</summary>
    public string? ProviderNetwork { get; init; }
}

public sealed record OvnRouter(string Name)
{
    public ImmutableArray<OvnRoute> Routes { get; init; } = [];

    public ImmutableArray<OvnGateway> Gateways { get; init; } = [];

    public ImmutableArray<OvnNat> Nat { get; init; } = [];
}

public sealed record OvnRoute(string? Prefix, string? NextHop);

/// <param name="Chassis">The host that traffic to the outside leaves by.</param>
public sealed record OvnGateway(string? RouterPort, string? Chassis);

/// <param name="Kind"><c>SNat</c> or <c>DnatSNat</c>.</param>
public sealed record OvnNat(string? Kind, string? ExternalAddress, string? LogicalAddress);

/// <param name="Address">With its mask.</param>
public sealed record OvnRouterPort(string Name, string? Router = null, string? Mac = null, string? Address = null, string? Chassis = null);

/// <param name="Entity">Name of the switch that it holds for.</param>
public sealed record OvnAcl(string Name, string? Entity = null, string? Direction = null, int? Priority = null, string? Match = null, string? Action = null);
