using Microsoft.AspNetCore.Components;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Stack;

namespace Portal.Components.Pages.Overview;

/// <summary>The state of the cluster in five seconds: what is set up, what is wrong, what is pressed.</summary>
public partial class OverviewPage
{
    private const int MostProblems = 5;

    // Row of the cell that says when problems were looked for.
    private const string Checked = "checked";

    // What is read must not move under the eyes.
    private static readonly TimeSpan OrderPeriod = TimeSpan.FromSeconds(10);

    private long? _orderedAt;

    /// <summary>What the busiest guests are ranked by.</summary>
    [SupplyParameterFromQuery(Name = "top")]
    public string? Top { get; set; }

    /// <summary><c>1</c> for a screen on a wall: no navigation, larger type.</summary>
    [SupplyParameterFromQuery(Name = "wall")]
    public string? Wall { get; set; }

    [Inject]
    public required IStack Stack { get; init; }

    private bool IsWall => Wall is "1";

    private OverviewView View { get; set; } = OverviewView.From(LiveFrame.Empty, ProblemList.Empty, new StackState(PartState.NotConfigured, PartState.NotConfigured), BusyBy.All[0]);

    protected override bool Show(LiveFrame frame)
    {
        bool isKept = _orderedAt is { } at && Clock.GetElapsedTime(at) < OrderPeriod;
        OverviewView view = OverviewView.From(frame, Cluster.Problems, Stack.State, BusyBy.Named(Top), isKept ? View.Order : null, Settings);
        if (view.Order != View.Order)
        {
            _orderedAt = Clock.GetTimestamp();
        }

        bool changed = !view.HasShapeOf(View);
        View = view;
        Cells.Use((row, column) => row is Checked ? LastCheck() : view.Cell(row, column));
        Cells.Sparks.Use(History, view.Spark, Cluster.PausedAt);
        return changed;
    }

    private CellText LastCheck() => new(View.Problems.CheckedAt is { } at ? Moment.Text(at, Clock.GetUtcNow(), Settings.Zone) : Number.Absent);
}
