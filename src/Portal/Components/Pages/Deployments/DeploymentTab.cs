using System.Collections.Immutable;
using Portal.Components.Pages.Deployments.Dashboard;

namespace Portal.Components.Pages.Deployments;

/// <summary>A part of a deployment's page: in the address, on the screen, and the component that shows it. A new part is a line here.</summary>
/// <param name="Content">Takes the deployment's name as its parameter <c>Deployment</c>. It is made when it is first looked at and kept; what follows the cluster stops while the cascaded <c>IsShown</c> is false.</param>
public sealed record DeploymentTab(string Name, string Title, Type Content)
{
    public static ImmutableArray<DeploymentTab> All { get; } =
    [
        new("guests", "Guests", typeof(GuestsTab)),
        new("dashboard", "Dashboard", typeof(DashboardTab)),
        new("topology", "Topology", typeof(Topology.TopologyTab)),
        new("capacity", "Capacity", typeof(CapacityTab)),
        new("state", "State", typeof(State.StateTab)),
    ];

    public string Id => "tab-" + Name;

    public string PanelId => "part-" + Name;

    /// <summary>Each has live cells of its own, in one document.</summary>
    public string CellPrefix => $"{Name[0]}-";

    /// <summary>It tells the browser itself when what it shows was measured.</summary>
    public bool IsLive => Content.IsAssignableTo(typeof(LivePage));

    /// <summary>The first for anything else.</summary>
    public static DeploymentTab Named(string? name) => All.FirstOrDefault(tab => tab.Name == name) ?? All[0];
}
