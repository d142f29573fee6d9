using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Preferences;
using Portal.Components.Shared;

namespace Portal.Components.Tables;

/// <summary>Above a table: filter box, count, export, facets. Everything it does goes through the address.</summary>
public partial class TableBar
{
    // More are found faster by typing.
    private const int MostShown = 16;

    // The one facet that a row has or has not.
    private const string Problem = "problem";

    [CascadingParameter]
    public required TableNavigation Table { get; set; }

    [Inject]
    public required CircuitLive Live { get; init; }

    /// <summary>How the browser wants its pages.</summary>
    [CascadingParameter]
    public ViewSettings Settings { get; set; } = ViewSettings.Default;

    /// <summary>Of the table's data.</summary>
    [Parameter, EditorRequired]
    public required string Route { get; set; }

    [Parameter, EditorRequired]
    public required string Hint { get; set; }

    /// <summary>Such as <c>12 of 340 guests</c>.</summary>
    [Parameter, EditorRequired]
    public required string CountText { get; set; }

    [Parameter, EditorRequired]
    public required ImmutableArray<Facet> Facets { get; set; }

    /// <summary>That can be chosen from; the first is always there.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<TableColumn> Columns { get; set; }

    /// <summary>The table can be shown as squares, too.</summary>
    [Parameter]
    public bool HasTiles { get; set; }

    [Parameter]
    public ImmutableArray<string> Remarks { get; set; } = [];

    [Parameter]
    public bool IsBehind { get; set; }

    [Parameter]
    public EventCallback OnResort { get; set; }

    private readonly TypedText _typed = new();

    private bool IsTiles => HasTiles && Table.Query.IsTiles;

    private bool IsCompact => Table.Query.IsCompact ?? Settings.IsCompact;

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    private static string TitleOf(Facet facet) => char.ToUpperInvariant(facet.Name[0]) + facet.Name[1..];

    // A state is written as its badge shows it; names stand as they are.
    private static string WordOf(Facet facet, FacetValue value) =>
        facet.Name is Problem ? "Needs attention"
        : facet.Name is "state" ? char.ToUpperInvariant(value.Value[0]) + value.Value[1..].Replace('-', ' ') : value.Value;

    private bool IsChosen(Facet facet, FacetValue value) => string.Equals(Table.Query.Facet(facet.Name), value.Value, StringComparison.OrdinalIgnoreCase);

    protected override void OnParametersSet() => _typed.Follow(Table.Query.Text);

    private void Type(string? text)
    {
        _typed.Type(text);
        Table.Type(text);
    }
}
