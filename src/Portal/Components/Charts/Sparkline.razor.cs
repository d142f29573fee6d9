using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;

namespace Portal.Components.Charts;

/// <summary>The last five minutes of a cell as a line. Drawn once; from then on the script moves it, until it stands for another row.</summary>
public partial class Sparkline
{
    private (string Row, string Column)? _drawn;
    private (string Id, Spark Shown)? _line;
    private bool _changed;

    [CascadingParameter]
    public required LiveCells Cells { get; set; }

    [Parameter, EditorRequired]
    public required string Row { get; set; }

    [Parameter, EditorRequired]
    public required string Column { get; set; }

    public void Dispose()
    {
        Leave();
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        _changed = _drawn != (Row, Column);
        if (_changed)
        {
            Leave();
            _drawn = (Row, Column);
            _line = Cells.Sparks.Add(Row, Column);
        }
    }

    protected override bool ShouldRender() => _changed;

    private void Leave()
    {
        if (_line is { } line)
        {
            Cells.Sparks.Remove(line.Id);
        }
    }
}
