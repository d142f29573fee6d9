using System.Globalization;
using System.Text.Json;

namespace Portal.Tests.Real;

/// <summary>One series of an answer of Prometheus: its labels and its points, one for an instant query.</summary>
internal sealed record PrometheusSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<PrometheusPoint> Points)
{
    public double Value => Points.Count == 1 ? Points[0].Value : throw new InvalidOperationException($"The series has {Points.Count} points.");

    public string this[string label] => Labels.TryGetValue(label, out string? value) ? value : "";

    public static PrometheusSeries From(JsonElement element) => new(
        element.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
        element.TryGetProperty("values", out JsonElement values)
            ? [.. values.EnumerateArray().Select(Point)]
            : [Point(element.GetProperty("value"))]);

    // [ 1435781451.781, "1.5" ]
    private static PrometheusPoint Point(JsonElement pair) => new(
        DateTimeOffset.FromUnixTimeMilliseconds((long)(pair[0].GetDouble() * 1000)),
        double.Parse(pair[1].GetString()!.Replace("Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));
}

internal readonly record struct PrometheusPoint(DateTimeOffset At, double Value);
