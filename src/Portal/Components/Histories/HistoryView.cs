using System.Collections.Immutable;
using Portal.Components.Grafana;

namespace Portal.Components.Histories;

/// <summary>The histories of a page at one moment. Immutable.</summary>
/// <param name="Lines">What is said about the source, for the whole page.</param>
/// <param name="Offer">The button beside it; null for none.</param>
/// <param name="Panels">By section.</param>
public sealed record HistoryView(PanelRange Range, ImmutableArray<string> Lines, string? Offer, ImmutableDictionary<string, HistoryPanelView> Panels)
{
    public static HistoryView None { get; } = new(PanelRange.Default, [], null, ImmutableDictionary<string, HistoryPanelView>.Empty);

    /// <summary>The end of the range where the tab is paused; null for now.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    public bool IsSame(HistoryView other) =>
        FrozenAt == other.FrozenAt && Range == other.Range && Offer == other.Offer && Lines.SequenceEqual(other.Lines, StringComparer.Ordinal)
        && Panels.Count == other.Panels.Count && Panels.All(panel => other.Panels.TryGetValue(panel.Key, out HistoryPanelView? same) && same == panel.Value);
}

/// <summary>One section's history.</summary>
/// <param name="Title">For people and screen readers: whose history of what.</param>
/// <param name="Frame">Address for a frame; null where the chart is drawn here.</param>
/// <param name="Dashboard">Address of the whole dashboard; null where Grafana can't be addressed.</param>
public sealed record HistoryPanelView(string Section, string Title, HistorySource Source, string? Frame, string? Dashboard)
{
    /// <summary>Among the charts of its page.</summary>
    public string ChartId => "history-" + Section;

    /// <summary>On the badge.</summary>
    public string SourceName => Source switch
    {
        HistorySource.Waiting => "Asking",
        HistorySource.Memory => "Memory",
        _ => Source.ToString(),
    };
}
