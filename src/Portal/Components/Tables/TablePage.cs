using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Portal.Components.Pages;

namespace Portal.Components.Tables;

/// <summary>A page that is one table: its address is its state, its figures tick in place, its rows keep their places.</summary>
public abstract class TablePage<TRow> : FigurePage
    where TRow : IGridRow<TRow>
{
    private HeldOrder? _order;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Order { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected TableNavigation Table => field ??= new TableNavigation(Navigation, Route, Standing);

    protected ImmutableArray<TRow> Rows { get; private set; } = [];

    protected bool IsBehind { get; private set; }

    /// <summary>Of the page.</summary>
    protected abstract string Route { get; }

    /// <summary>What holds in any case, whatever the address says; null for nothing.</summary>
    protected virtual TableQuery? Standing => null;

    private HeldOrder Held => _order ??= new HeldOrder(Clock);

    protected override void OnParametersSet()
    {
        if (!IsShown)
        {
            // The address is another part's now.
            return;
        }

        Table.Query = ReadQuery([.. Parameters().Select(pair => KeyValuePair.Create(pair.Name, new StringValues(pair.Value)))]);
        base.OnParametersSet();
    }

    /// <summary>What the address says, by the names of its parameters.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> Parameters() => [("q", Text), ("state", State), ("sort", Order), ("open", Open)];

    protected abstract TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters);

    /// <summary>Puts rows on the page; true if any of them looks different.</summary>
    protected bool Put(ImmutableArray<TRow> rows)
    {
        ImmutableArray<TRow> held = Held.Apply(rows, Table.Query);
        bool changed = IsBehind != Held.IsBehind || !GridShape.IsSame(held, Rows);
        (Rows, IsBehind) = (held, Held.IsBehind);
        return changed;
    }

    protected void Hold() => Held.IsHeld = true;

    protected void LetGo() => Held.IsHeld = false;

    protected void Resort()
    {
        Held.TakeNext();
        Show(Frame);
    }
}
