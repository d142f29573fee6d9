using System.Collections.Immutable;

namespace Portal.Stack.Prometheus;

/// <summary>What Prometheus knows, or why it was not to be had.</summary>
/// <param name="Series">At most <see cref="MaxSeries"/>.</param>
/// <param name="Left">Series that are more than that and were left out.</param>
/// <param name="Fault">In few words; null for an answer, if only an empty one.</param>
public sealed record RangeAnswer(ImmutableArray<RangeSeries> Series, int Left = 0, string? Fault = null)
{
    public const int MaxSeries = 50;

    public static RangeAnswer Failed(string fault) => new([], 0, fault);
}

/// <summary>One series with a value for each step, NaN where there is none.</summary>
public sealed record RangeSeries(ImmutableDictionary<string, string> Labels, ImmutableArray<double> Values);
