using System.Collections.Immutable;
using System.Globalization;
using Portal.Stack;

namespace Portal.Components.Histories;

/// <summary>Which source a page's histories have now, and what is said about it.</summary>
/// <param name="Lines">Sentences; none where all is as it should be.</param>
/// <param name="Offer">What the button beside them says; null for no button.</param>
internal sealed record HistoryChoice(HistorySource Source, ImmutableArray<string> Lines, string? Offer)
{
    /// <param name="stack">As it was found by asking.</param>
    /// <param name="isNative">The page fell back before: Grafana is offered, not forced on a reader of native charts.</param>
    /// <param name="frameFault">What the browser found wrong with Grafana's panels; null for nothing.</param>
    /// <param name="memory">What is kept here.</param>
    public static HistoryChoice Of(StackState stack, bool isNative, string? frameFault, MemorySpan memory, TimeZoneInfo zone)
    {
        if (stack.Grafana.IsUp && !isNative && frameFault is null)
        {
            return new HistoryChoice(HistorySource.Grafana, [], null);
        }

        if (stack.Grafana.Availability == Availability.Unknown && !isNative)
        {
            return new HistoryChoice(HistorySource.Waiting, [], null);
        }

        HistorySource source = OwnSource(stack);
        string? grafana = stack.Grafana switch
        {
            { IsDown: true } down => $"Grafana does not answer since {Clock(down.Since, zone)} ({down.Reason}). Still trying.",
            { IsUp: true } => frameFault ?? "Grafana is back.",
            _ => null,
        };
        string? offer = stack.Grafana.IsUp ? frameFault is null ? "Switch" : "Try again" : null;
        return new HistoryChoice(source, [.. new[] { grafana, OwnLine(stack, source, memory) }.OfType<string>()], offer);
    }

    /// <summary>Of a reader who never wants Grafana's panels: nothing is said about Grafana and nothing offered.</summary>
    public static HistoryChoice OwnCharts(StackState stack, MemorySpan memory)
    {
        HistorySource source = OwnSource(stack);
        return new HistoryChoice(source, OwnLine(stack, source, memory) is { } line ? [line] : [], null);
    }

    private static HistorySource OwnSource(StackState stack) => stack.Prometheus switch
    {
        { IsUp: true } => HistorySource.Prometheus,
        { Availability: Availability.Unknown } => HistorySource.Waiting,
        _ => HistorySource.Memory,
    };

    private static string? OwnLine(StackState stack, HistorySource source, MemorySpan memory) => (source, stack) switch
    {
        (not HistorySource.Memory, _) => null,
        (_, { Prometheus.IsDown: true }) => $"Prometheus does not answer. Showing {memory.There} from memory.",
        (_, { Grafana.Availability: Availability.NotConfigured }) => $"No Grafana or Prometheus is configured; Portal keeps {memory.Kept}.",
        _ => $"No Prometheus is configured. Showing {memory.There} from memory.",
    };

    private static string Clock(DateTimeOffset? since, TimeZoneInfo zone) =>
        since is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture) : "the start";
}
