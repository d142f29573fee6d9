using Portal.Components.Charts;

namespace Portal.Components.Grafana;

/// <summary>The units of our dashboards, as Grafana names them, and what they are in our own charts.</summary>
internal static class GrafanaUnit
{
    /// <exception cref="NotSupportedException">A dashboard uses a unit that our charts lack.</exception>
    public static ChartUnit Parse(string unit) => unit switch
    {
        "percentunit" => ChartUnit.Ratio,
        "suffix: cores" => ChartUnit.Cores,
        "bytes" => ChartUnit.Bytes,
        "binBps" => ChartUnit.BytesPerSecond,
        "s" => ChartUnit.Seconds,
        "celsius" => ChartUnit.Celsius,
        "short" or "percent" or "decgbytes" => ChartUnit.Number, // the two of TestbedOS' dashboards are in no page
        _ => throw new NotSupportedException($"No chart of ours can show Grafana's unit '{unit}'."),
    };
}
