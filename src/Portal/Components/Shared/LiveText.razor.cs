using Microsoft.AspNetCore.Components;

namespace Portal.Components.Shared;

/// <summary>A number that ticks. Blazor renders it once; from then on its text belongs to the script, until it stands for another row.</summary>
public partial class LiveText
{
    private string? _id;
    private CellText _shown;
    private (string Row, string Column)? _drawn;
    private bool _changed;

    [CascadingParameter]
    public required LiveCells Cells { get; set; }

    [Parameter, EditorRequired]
    public required string Row { get; set; }

    [Parameter, EditorRequired]
    public required string Column { get; set; }

    /// <summary>Draws a bar under the text.</summary>
    [Parameter]
    public bool Meter { get; set; }

    /// <summary>Makes the bar a meter of this name for screen readers; null where the text says it all.</summary>
    [Parameter]
    public string? MeterLabel { get; set; }

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
            (_id, _shown) = Cells.Add(Row, Column);
        }
    }

    protected override bool ShouldRender() => _changed;

    private void Leave()
    {
        if (_id is not null)
        {
            Cells.Remove(_id);
        }
    }
}
