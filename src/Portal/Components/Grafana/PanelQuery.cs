using System.Collections.Immutable;
using Portal.Components.Charts;

namespace Portal.Components.Grafana;

/// <summary>What a panel draws, read from its dashboard: a chart drawn without Grafana asks and shows the same.</summary>
/// <param name="Title">Of the panel.</param>
/// <param name="Unit">Of all its lines.</param>
/// <param name="Targets">In the panel's order.</param>
internal sealed record PanelQuery(string Title, ChartUnit Unit, ImmutableArray<PanelTarget> Targets)
{
    /// <summary>Which series are drawn, for people.</summary>
    public required string Description { get; init; }

    /// <summary>Areas on top of each other; limits stay lines.</summary>
    public bool Stacked { get; init; }

    /// <summary>Lines that the panel names one by one, in its order: what is drawn here follows it, so that a line keeps its place and colour.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>Upper end of the axis, where the panel fixes it.</summary>
    public double? Max { get; init; }
}

/// <summary>One query of a panel.</summary>
/// <param name="Expression">PromQL, with <c>$host</c> and the panel's other variables and Grafana's own <c>$__rate_interval</c>.</param>
/// <param name="Legend">Text with labels as <c>{{device}}</c>.</param>
internal sealed record PanelTarget(string Expression, string Legend)
{
    /// <summary>Drawn as a dashed line: not what is used but what there is of it.</summary>
    public bool IsLimit { get; init; }
}
