using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.Topology;

public enum TopologyKind
{
    External,
    Router,
    Switch,
    Guest,

    /// <summary>Many guests that are drawn as one.</summary>
    Group,

    /// <summary>A switch's port that no guest of the file has.</summary>
    Port,
}

/// <summary>A part of a deployment's network.</summary>
/// <param name="Id">Kind and name, such as <c>switch:sw0</c>; harmless in an address, whatever the file says.</param>
/// <param name="Name">Without the project in front, fit to be shown.</param>
public sealed record TopologyNode(string Id, TopologyKind Kind, string Name)
{
    /// <summary>In the file's network; null for what only a guest or a port speaks of.</summary>
    internal string? RealName { get; init; }

    /// <summary>A guest's first, a switch's subnet; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>One of a guest, several of a group.</summary>
    public ImmutableArray<ExpectedGuest> Guests { get; init; } = [];
}

/// <summary>A port by which two nodes are connected, or one that leads nowhere.</summary>
/// <param name="Name">Of the port, fit to be shown; null where the network part has none.</param>
/// <param name="Upper">Id of the node nearer to the outside; null for one that isn't known.</param>
/// <param name="Lower">Id of the node nearer to the guests; null likewise.</param>
public sealed record TopologyPort(string? Name, string? Upper, string? Lower)
{
    public string? Mac { get; init; }

    public string? Address { get; init; }

    /// <summary>Where it is, by the name that its host announces itself with.</summary>
    public string? Chassis { get; init; }

    /// <summary>Whose port it is.</summary>
    public ExpectedGuest? Guest { get; init; }

    /// <summary>That is measured for it.</summary>
    public ExpectedInterface? Interface { get; init; }
}

/// <summary>A line of the drawing: all ports between two nodes.</summary>
public sealed record TopologyLink(string Upper, string Lower, ImmutableArray<TopologyPort> Ports)
{
    public string Id => $"{Upper} {Lower}";
}
