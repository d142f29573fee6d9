using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>Deployments, hosts and guests with their state and figures.</summary>
public partial class OverviewPage
{
    // Figures of a list change every two seconds: faster can't be read.
    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);

    private long? _figuresAt;

    /// <summary>Filter text, in the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override HostInterest Interest => HostInterest.All;

    private OverviewView View { get; set; } = OverviewView.From(LiveFrame.Empty, null);

    private string Source => View.Frame.Snapshot.Testbed.Source is { } source ? $"Reading {source}" : "No testbed files";

    protected override bool Show(LiveFrame frame)
    {
        OverviewView view = OverviewView.From(frame, Query, Settings);
        bool changed = !view.HasShapeOf(View);
        View = view;
        Cells.Use(view.Cell);
        return changed;
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        long at = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds();
        if (_figuresAt is { } last && Clock.GetElapsedTime(last) < FigurePeriod)
        {
            return new ScriptMessage { At = at };
        }

        _figuresAt = Clock.GetTimestamp();
        return new ScriptMessage { At = at, Cells = Cells.Changes() };
    }

    private void Filter(ChangeEventArgs change) =>
        Navigation.NavigateTo(PageLinks.Overview(change.Value as string is { Length: > 0 } text ? text : null), replace: true);
}
