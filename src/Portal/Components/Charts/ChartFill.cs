using System.Text.Json.Serialization;
using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>A chart's beginning: what it is and its last minutes.</summary>
public sealed record ChartFill
{
    // Three missed periods make a gap.
    private const long FineGapMilliseconds = 3_500;

    [JsonPropertyName("spec")]
    public required ChartSpec Spec { get; init; }

    /// <summary>Seconds since 1970, three decimals.</summary>
    [JsonPropertyName("times")]
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>One list per series; null where there is no value, so that no line crosses a gap.</summary>
    [JsonPropertyName("values")]
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }

    /// <summary>Seconds between the last of these points and the first new one that make a gap; null for the usual.</summary>
    [JsonPropertyName("gap"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? GapSeconds { get; init; }

    /// <summary>How much time the picture shows; null for the live charts' usual.</summary>
    [JsonPropertyName("window"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WindowSeconds { get; init; }

    /// <summary>Its last value is not the newest: the picture is of fixed times.</summary>
    [JsonPropertyName("past"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPast { get; init; }

    /// <summary>What stands there instead of a picture; null where there is one.</summary>
    [JsonPropertyName("empty"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Empty { get; init; }

    public static ChartFill Nothing(ChartSpec spec, TimeSpan window, string why) =>
        new() { Spec = spec, Times = [], Values = [.. spec.Series.Select(_ => (IReadOnlyList<double?>)[])], WindowSeconds = window.TotalSeconds, Empty = why };

    public static ChartFill From(ChartSpec spec, HistorySlice slice)
    {
        slice = spec.Heat ? HeatSlice.Of(slice) : slice;
        long coarseGap = (slice.StepSeconds * 3000) + 500;
        var times = new List<double>(slice.UnixMilliseconds.Count);
        List<double?>[] values = [.. spec.Series.Select(_ => new List<double?>(slice.UnixMilliseconds.Count))];
        for (int i = 0; i < slice.UnixMilliseconds.Count; i++)
        {
            long at = slice.UnixMilliseconds[i];
            if (i > 0 && at - slice.UnixMilliseconds[i - 1] > (i > slice.FineFrom ? FineGapMilliseconds : coarseGap))
            {
                times.Add((slice.UnixMilliseconds[i - 1] + 1) / 1000.0);
                Array.ForEach(values, list => list.Add(null));
            }

            times.Add(at / 1000.0);
            for (int s = 0; s < values.Length; s++)
            {
                values[s].Add(spec.Heat ? HeatSlice.Rounded(slice.Values[s][i]) : Rounded(slice.Values[s][i]));
            }
        }

        return new ChartFill { Spec = spec, Times = times, Values = values, GapSeconds = slice.StepSeconds > 5 && slice.FineFrom == slice.UnixMilliseconds.Count ? coarseGap / 1000.0 : null };
    }

    /// <summary>Four significant digits: more than a pixel shows, a third of the bytes on the wire. Null for what is no number.</summary>
    public static double? Rounded(double? value)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            return null;
        }

        if (known == 0)
        {
            return 0;
        }

        double scale = Math.Pow(10, 3 - Math.Floor(Math.Log10(Math.Abs(known))));
        return double.IsFinite(scale) && scale > 0 ? Math.Round(known * scale) / scale : 0;
    }
}
