using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Portal.Components.Pages;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Tables;

/// <summary>A page that is one table: its address is its state, its figures tick in place, its rows keep their places.</summary>
public abstract class TablePage<TRow> : LivePage
    where TRow : IGridRow<TRow>
{
    // Figures of a list change every two seconds: faster can't be read.
    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);

    private HeldOrder? _order;
    private long? _figuresAt;

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

    protected override HostInterest Interest => HostInterest.All;

    protected TableNavigation Table => field ??= new TableNavigation(Navigation, Route);

    protected ImmutableArray<TRow> Rows { get; private set; } = [];

    protected bool IsBehind { get; private set; }

    /// <summary>Of the page.</summary>
    protected abstract string Route { get; }

    private HeldOrder Held => _order ??= new HeldOrder(Clock);

    protected override void OnParametersSet()
    {
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
        Show(History.Newest);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        long at = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds();
        if (_figuresAt is { } last && Clock.GetElapsedTime(last) < FigurePeriod)
        {
            return new ScriptMessage { At = at };
        }

        _figuresAt = Clock.GetTimestamp();
        return new ScriptMessage { At = at, Cells = Cells.Changes() };
    }
}
