using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Deployments;

/// <summary>One deployment: how it fares, and its parts as tabs, of which the address names the one that is shown.</summary>
public partial class DeploymentPage
{
    internal const string HeadRow = "deployment";

    private Dictionary<string, object> _parameters = [];

    [Parameter]
    public string Deployment { get; set; } = string.Empty;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private DeploymentView? View { get; set; }

    /// <summary>Null while it is there.</summary>
    private DateTimeOffset? GoneAt { get; set; }

    private DeploymentTab Shown { get; set; } = DeploymentTab.All[0];

    private OpenedTabs Parts { get; set; } = new(string.Empty);

    private Dictionary<string, object> ContentParameters => _parameters;

    private IEnumerable<string> KnownNames => Frame.Snapshot.Testbed.Deployments.Select(deployment => deployment.Name);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += Follow;
    }

    protected override void OnParametersSet()
    {
        if (Parts.Deployment != Deployment)
        {
            (Parts, View, GoneAt) = (new OpenedTabs(Deployment), null, null);
            _parameters = new Dictionary<string, object> { [nameof(Deployment)] = Deployment };
        }

        Shown = Parts.PartAt(Navigation.ToBaseRelativePath(Navigation.Uri)) ?? Shown;
        Parts.Open(Shown);
        base.OnParametersSet();
    }

    protected override bool Show(LiveFrame frame)
    {
        DeploymentView? view = DeploymentView.From(frame, Cluster.Problems, Deployment);
        bool isGone = view is null && View is not null;
        bool changed = isGone ? GoneAt is null : GoneAt is not null || (view is null ? View is not null : !view.HasShapeOf(View));
        GoneAt = isGone ? GoneAt ?? frame.Snapshot.TakenAt : null;
        View = isGone ? View : view;
        DateTimeOffset? written = View?.StateModifiedAt;
        Cells.Use((_, _) => new CellText(Age(frame.Snapshot.TakenAt - written)));
        return changed;
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        List<object?[]> cells = Cells.Changes();
        return cells.Count == 0 && Shown.IsLive ? null : new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds(), Cells = cells };
    }

    protected override void OnLeft() => Navigation.LocationChanged -= Follow;

    // To the minute, so that it ticks no more often than it is read.
    private static string Age(TimeSpan? age) => age switch
    {
        null => Number.Absent,
        { TotalMinutes: < 1 } => "less than a minute ago",
        { } past => $"{Span.Text(TimeSpan.FromMinutes(Math.Floor(past.TotalMinutes)))} ago",
    };

    // Not a parameter from the query: while the framework hands those out, a part that has some of its own must not come into being.
    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        string address = Navigation.ToBaseRelativePath(change.Location);
        Parts.Remember(address);
        if (Parts.PartAt(address) is { } part && part != Shown)
        {
            Shown = part;
            Parts.Open(part);
            StateHasChanged();
        }
    }
}
