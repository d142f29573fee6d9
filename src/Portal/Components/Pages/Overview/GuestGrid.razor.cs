using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Portal.Components.Pages.Overview;

/// <summary>Deployments and guests in one grid, over one flattened list. Rendered when rows or states change, never for a number.</summary>
public partial class GuestGrid
{
    // Below this a page is quicker without a window of its own to scroll in.
    private const int VirtualFrom = 150;

    // A virtual grid is empty until the browser says how tall it is; without script the first rows stand here.
    private const int Prerendered = 60;

    private ImmutableArray<OverviewRow> _drawn = [];

    // A list, not the array itself: the grid builds expressions over its data, and a boxed struct is none it can take.
    private List<OverviewRow> _shown = [];
    private bool _changed = true;
    private bool? _wasInteractive;

    [Parameter, EditorRequired]
    public required ImmutableArray<OverviewRow> Rows { get; set; }

    [Parameter]
    public bool IsInteractive { get; set; }

    private bool IsVirtual => IsInteractive && Rows.Length >= VirtualFrom;

    protected override void OnParametersSet()
    {
        _changed = _wasInteractive != IsInteractive || Rows.Length != _drawn.Length || !Rows.Zip(_drawn).All(pair => pair.First.HasShapeOf(pair.Second));
        if (_changed)
        {
            _wasInteractive = IsInteractive;
            _drawn = Rows;
            _shown = [.. IsInteractive ? Rows : Rows.Take(Prerendered)];
        }
    }

    protected override bool ShouldRender() => _changed;

    private static void DecorateRow(RowRenderEventArgs<OverviewRow> row)
    {
        if (row.Data is { } data)
        {
            row.Attributes["class"] = (data.IsGroup ? "group-row" : "guest-row") + (data.IsStale ? " stale" : string.Empty) + (data.IsProblem ? " attention" : string.Empty);
        }
    }
}
