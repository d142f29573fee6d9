using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;

namespace Portal.Components.Tables;

/// <summary>A row of a grid, rendered when it looks otherwise and never for a figure.</summary>
public abstract class GridLine<TRow> : ComponentBase, IDisposable
    where TRow : class, IGridRow<TRow>
{
    private RowCells? _cells;
    private TRow? _drawn;
    private ImmutableArray<string> _columns = [];
    private bool _changed;

    [CascadingParameter]
    public required LiveCells Cells { get; set; }

    [CascadingParameter]
    public required TableNavigation Table { get; set; }

    [Parameter, EditorRequired]
    public required TRow Row { get; set; }

    public void Dispose()
    {
        // The tree that showed it remembers it until it is drawn twice more.
        _cells?.Leave();
        (_cells, _drawn) = (null, null);
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        ImmutableArray<string> columns = Table.Query.Columns;
        bool isOther = _cells?.Row != Row.Key || !columns.SequenceEqual(_columns, StringComparer.Ordinal);
        if (isOther)
        {
            _cells?.Leave();
            _cells = new RowCells(Cells, Row.Key);
        }

        _changed = isOther || _drawn is null || !Row.HasShapeOf(_drawn);
        (_drawn, _columns) = (Row, columns);
    }

    protected override bool ShouldRender() => _changed;

    /// <summary>A figure that ticks.</summary>
    protected RenderFragment? Live(string column) => _cells?.Figure(column, hasMeter: false);

    /// <summary>A figure that ticks, over a bar.</summary>
    protected RenderFragment? Meter(string column) => _cells?.Figure(column, hasMeter: true);

    /// <summary>The last five minutes of a column; null where there is nothing to draw.</summary>
    protected RenderFragment? Spark(string column) => _cells?.Line(column);
}
