using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Tables;

/// <summary>One flattened list as a grid that is drawn when rows, states or the order change, never for a number.</summary>
/// <remarks>A table of our own over the framework's virtual rows. RadzenDataGrid was the first choice: with a component for each cell a circuit on a list of a thousand took 3 MiB, and its stylesheets and script were two thirds of a first visit.</remarks>
public partial class TableGrid<TRow>
{
    // Below this a page is quicker without a window of its own to scroll in.
    private const int VirtualFrom = 150;

    // A virtual grid is empty until the browser says how tall it is; without script the first rows stand here.
    private const int Prerendered = 40;

    // As the stylesheet has it; a browser that shows rows otherwise says so itself.
    private const float RowPixels = 36;

    private ImmutableArray<TRow> _drawn = [];

    // Boxed once for all that ask for it, not at each render.
    private ICollection<TRow> _shown = [];
    private bool _changed = true;
    private bool? _wasInteractive;
    private SortOrder? _sorted;

    private (bool IsVirtual, string Columns) _layout;

    [Parameter, EditorRequired]
    public required ImmutableArray<TRow> Rows { get; set; }

    /// <summary>Cells of the head, each a <see cref="SortHeader"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Heads { get; set; }

    /// <summary>A row, a <see cref="GridLine{TRow}"/> with its key.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<TRow> Line { get; set; }

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
            _shown = IsInteractive ? Rows : Rows[..Math.Min(Prerendered, Rows.Length)];
        }
    }

    protected override bool ShouldRender() => _changed;
}
