using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Portal.Components.Tables;

/// <summary>One flattened list as a grid that is drawn when rows, states or the order change, never for a number.</summary>
public partial class TableGrid<TRow>
{
    // Below this a page is quicker without a window of its own to scroll in.
    private const int VirtualFrom = 150;

    // A virtual grid is empty until the browser says how tall it is; without script the first rows stand here.
    private const int Prerendered = 60;

    private ImmutableArray<TRow> _drawn = [];

    // A list, not the array itself: the grid builds expressions over its data, and a boxed struct is none it can take.
    private List<TRow> _shown = [];
    private bool _changed = true;
    private bool? _wasInteractive;
    private SortOrder? _sorted;

    // With other columns it is another grid: this one asks for its columns once.
    private (bool IsVirtual, string Columns) _layout;

    [Parameter, EditorRequired]
    public required ImmutableArray<TRow> Rows { get; set; }

    /// <summary>Columns by their <c>UniqueID</c>, each headed by a <see cref="SortHeader"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    /// <summary>Null for an order that is no column's.</summary>
    [Parameter]
    public SortOrder? Sort { get; set; }

    /// <summary>The columns that are shown; empty for the usual ones.</summary>
    [Parameter]
    public ImmutableArray<string> Chosen { get; set; } = [];

    [Parameter]
    public bool IsInteractive { get; set; }

    private bool IsVirtual => IsInteractive && Rows.Length >= VirtualFrom;

    protected override void OnParametersSet()
    {
        (bool, string) layout = (IsVirtual, string.Join(',', Chosen));
        _changed = layout != _layout || _wasInteractive != IsInteractive || _sorted != Sort || !GridShape.IsSame(Rows, _drawn);
        if (_changed)
        {
            (_layout, _wasInteractive, _sorted, _drawn) = (layout, IsInteractive, Sort, Rows);
            _shown = [.. IsInteractive ? Rows : Rows.Take(Prerendered)];
        }
    }

    protected override bool ShouldRender() => _changed;

    private static void DecorateRow(RowRenderEventArgs<TRow> row)
    {
        if (row.Data is { } data)
        {
            row.Attributes["class"] = data.Look;
        }
    }
}
