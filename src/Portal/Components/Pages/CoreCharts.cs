using System.Collections.Immutable;
using Portal.Components.Charts;

namespace Portal.Components.Pages;

/// <summary>One line for each of many CPUs, or a heat strip: more than sixteen lines can't be told apart.</summary>
internal static class CoreCharts
{
    public const string Parameter = "cores";
    private const string Lines = "lines";
    private const string Heat = "heat";
    private const int MostLines = 16;

    /// <param name="wanted">As the address says it; null for what suits their number.</param>
    /// <param name="title">Of the picture that holds these of the series, counted from 0.</param>
    public static ImmutableArray<ChartSpec> Of(string id, Func<int, int, string> title, ImmutableArray<ChartSeries> series, string? wanted)
    {
        if (series.IsEmpty)
        {
            return [];
        }

        if (IsHeat(series.Length, wanted))
        {
            return [Plots.Of($"{id}-heat", title(0, series.Length - 1), ChartUnit.Ratio, series) with { Max = 1, Heat = true }];
        }

        return [.. series.Chunk(MostLines).Select((chunk, i) => Plots.Of($"{id}-{i * MostLines}", title(i * MostLines, (i * MostLines) + chunk.Length - 1), ChartUnit.Ratio, [.. chunk]) with { Max = 1 })];
    }

    /// <summary>Nothing to choose where sixteen lines hold them all and nobody asked.</summary>
    public static ImmutableArray<SectionChoice> Choices(int count, string? wanted)
    {
        if (count <= MostLines && wanted is not (Lines or Heat))
        {
            return [];
        }

        string usual = IsHeat(count, null) ? Heat : Lines;
        string chosen = IsHeat(count, wanted) ? Heat : Lines;
        return [Choice("Lines", Lines), Choice("Heat strip", Heat)];

        SectionChoice Choice(string label, string value) => new(label, Parameter, value == usual ? null : value, value == chosen);
    }

    private static bool IsHeat(int count, string? wanted) => wanted is Heat || (wanted is not Lines && count > MostLines);
}
