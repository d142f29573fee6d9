using Microsoft.AspNetCore.Components;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>The network of one deployment, drawn or as a table. The address says which, and what is looked at.</summary>
public partial class TopologyTab
{
    // Traffic is drawn as the width of lines: faster than this nobody sees more.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(4.8);

    private Testbed.Deployment? _read;
    private TopologyGraph? _graph;
    private TopologyLayout? _layout;
    private long? _lookedAt;
    private string? _focusBefore;
    private string? _returnTo;
    private bool _wasChosen;
    private bool _isSeen;

    [Parameter, EditorRequired]
    public required string Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "focus")]
    public string? Focus { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? Form { get; set; }

    private TopologyView? View { get; set; }

    private string Nothing { get; set; } = string.Empty;

    private bool IsTable => string.Equals(Form, "table", StringComparison.OrdinalIgnoreCase);

    private string Summary => View is not { Graph: var graph } ? string.Empty : string.Join(" · ", new[]
    {
        Count.Of(graph.Nodes.Count(node => node.Kind == TopologyKind.Switch), "switch", "switches"),
        Count.Of(graph.Nodes.Count(node => node.Kind == TopologyKind.Router), "router", "routers"),
        Count.Of(graph.Nodes.Sum(node => node.Guests.Length), "guest", "guests"),
        Count.Of(graph.Network.Acls.Length, "ACL", "ACLs"),
    });

    private IEnumerable<string> Remarks
    {
        get
        {
            if (View is { Graph.Templates: { Length: > 0 } templates })
            {
                yield return $"{Count.Of(templates.Length, "template", "templates")} without a port, never meant to run: {string.Join(", ", templates)}.";
            }

            if (View is { Graph.Network.OddValues: > 0 and var odd })
            {
                yield return $"{Count.Of(odd, "value", "values")} of the network could not be understood and {(odd == 1 ? "is" : "are")} left out.";
            }
        }
    }

    protected override void OnParametersSet()
    {
        _lookedAt = null;
        if (IsShown)
        {
            FollowFocus();
        }

        base.OnParametersSet();
    }

    protected override bool Show(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_lookedAt is { } last && Clock.GetElapsedTime(last) < Period)
        {
            return false;
        }

        if (frame.Snapshot.Testbed.Deployments.FirstOrDefault(deployment => deployment.Name == Deployment) is not { } deployment)
        {
            // It is gone: what was drawn last stays.
            return false;
        }

        _lookedAt = Clock.GetTimestamp();
        if (!ReferenceEquals(deployment, _read))
        {
            _read = deployment;
            _graph = TopologyGraph.From(deployment);
            _layout = _graph is { IsTooLarge: false } ? TopologyLayout.Of(_graph) : null;
            Nothing = _graph is { IsTooLarge: true }
                ? $"This network has {Count.Of(_graph.Nodes.Length, "part", "parts")}: too many to be drawn or listed. The state file holds them."
                : "This deployment's state has no OVN network.";
        }

        TopologyView? before = View;
        View = _graph is null || _layout is null ? null : TopologyView.From(_graph, _layout, frame, deployment, Focus, Settings.Network);
        return View is null ? before is not null : !View.LooksLike(before);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };
    }

    /// <summary>Where the reader goes, keys go: into the panel that was opened, and back to the node whose panel was closed.</summary>
    private void FollowFocus()
    {
        if (_isSeen && Focus != _focusBefore)
        {
            (_wasChosen, _returnTo) = Focus is null ? (false, _focusBefore) : (true, null);
        }

        (_isSeen, _focusBefore) = (true, Focus);
    }

    private string AddressOfNode(TopologyNode node) => AddressOf(IsTable, node == View?.Focus ? null : node.Id);

    private string AddressOf(bool isTable, string? focus) =>
        $"{PageLinks.Deployment(Deployment)}?tab=topology{(isTable ? "&view=table" : null)}{(focus is null ? null : "&focus=" + Uri.EscapeDataString(focus))}";
}
