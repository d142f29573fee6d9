using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Portal.Stack.Prometheus;

/// <summary>Reads the body of an answer: <c>{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"host":"a"},"values":[[1767225600,"0.25"]]}]}}</c>.</summary>
internal static class RangeReading
{
    private const int LongestLabel = 256;

    /// <exception cref="JsonException">It is no such answer.</exception>
    public static RangeAnswer Parse(ReadOnlyMemory<byte> body, RangeQuery query)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        try
        {
            JsonElement result = document.RootElement.GetProperty("data").GetProperty("result");
            var series = ImmutableArray.CreateBuilder<RangeSeries>();
            foreach (JsonElement one in result.EnumerateArray().Take(RangeAnswer.MaxSeries))
            {
                series.Add(new RangeSeries(Labels(one.GetProperty("metric")), Values(one.GetProperty("values"), query)));
            }

            return new RangeAnswer(series.ToImmutable(), result.GetArrayLength() - series.Count);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new JsonException("The answer holds no matrix.", fault);
        }
    }

    // Label values are outside text: cut, and free of what could turn a line of writing around.
    private static ImmutableDictionary<string, string> Labels(JsonElement metric) =>
        metric.EnumerateObject().Take(64).ToImmutableDictionary(label => label.Name, label => Harmless(label.Value.GetString() ?? ""), StringComparer.Ordinal);

    private static string Harmless(string text) => string.Concat((text.Length > LongestLabel ? text[..LongestLabel] : text).Select(letter =>
        char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? '\uFFFD' : letter));

    private static ImmutableArray<double> Values(JsonElement points, RangeQuery query)
    {
        int count = (int)((query.ToSeconds - query.FromSeconds) / query.StepSeconds) + 1;
        double[] values = new double[count];
        Array.Fill(values, double.NaN);
        foreach (JsonElement point in points.EnumerateArray())
        {
            double at = (point[0].GetDouble() - query.FromSeconds) / query.StepSeconds;
            if (at >= 0 && at < count && double.TryParse(point[1].GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            {
                values[(int)at] = value;
            }
        }

        return [.. values];
    }
}
