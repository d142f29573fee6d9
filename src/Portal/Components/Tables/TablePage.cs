using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Portal.Components.Pages;

namespace Portal.Components.Tables;

/// <summary>A page that is one table: its address is its state, its figures tick in place, its rows keep their places.</summary>
public abstract class TablePage<TRow> : FigurePage
    where TRow : class, IGridRow<TRow>
{
    // Of a tab among others: they don't all move their rows at one tick.
    private const int Turns = 4;

    private static int _opened;

    private HeldOrder<TRow>? _order;
    private RowList<TRow>? _newest;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Order { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [SupplyParameterFromQuery(Name = "cols")]
    public string? ChosenColumns { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? ShownAs { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? ColouredBy { get; set; }

    [SupplyParameterFromQuery(Name = "density")]
    public string? Density { get; set; }

    [Inject]
    public required LastAddresses Last { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected TableNavigation Table => field ??= new TableNavigation(Navigation, Route, Standing);

    protected ImmutableArray<TRow> Rows { get; private set; } = [];

    protected bool IsBehind { get; private set; }

    /// <summary>Of the page.</summary>
    protected abstract string Route { get; }

    /// <summary>What holds in any case, whatever the address says; null for nothing.</summary>
    protected virtual TableQuery? Standing => null;

    /// <summary>Of the element around the grid.</summary>
    protected string FrameClass => Table.Query.IsCompact ?? Settings.IsCompact ? "table-frame compact" : "table-frame";

    private HeldOrder<TRow> Held => _order ??= new HeldOrder<TRow>(Clock, TimeSpan.FromSeconds(Interlocked.Increment(ref _opened) % Turns));

    protected override void OnParametersSet()
    {
        if (!IsShown)
        {
            // The address is another part's now.
            return;
        }

        Table.Follow(ReadQuery([.. Parameters().Select(pair => KeyValuePair.Create(pair.Name, new StringValues(pair.Value)))]));
        base.OnParametersSet();
        Remember();
    }

    /// <summary>What the address says, by the names of its parameters.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> Parameters() =>
        [("q", Text), ("state", State), ("sort", Order), ("open", Open), ("cols", ChosenColumns), ("view", ShownAs), ("by", ColouredBy), ("density", Density)];

    protected abstract TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters);

    // Who comes back to a list finds it as it was left; who asks for something gets that.
    private void Remember()
    {
        if (Standing is null && RendererInfo.IsInteractive)
        {
            string asked = TableAddress.Of(string.Empty, Table.Query);
            if (Last.Enter(this, Route, asked) is { } last)
            {
                Navigation.NavigateTo(Route.TrimStart('/') + last, replace: true);
            }
        }
    }

    /// <summary>Puts rows on the page; true if any of them looks different.</summary>
    protected bool Put(ImmutableArray<TRow> rows) => Put(new RowList<TRow>(rows, _newest));

    /// <inheritdoc cref="Put(ImmutableArray{TRow})"/>
    private protected bool Put(RowList<TRow> list)
    {
        _newest = list;
        ImmutableArray<TRow> held = Held.Apply(list, Table.Query);
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
