using System.Text.Json.Serialization;

namespace Portal.Components.Charts;

/// <summary>What a chart's axis measures. The script scales and writes it; values travel in the base unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartUnit>))]
public enum ChartUnit
{
    /// <summary>0 to 1, shown as percent.</summary>
    Ratio,
    Cores,
    Bytes,
    BytesPerSecond,

    /// <summary>Bytes per second of a network, written as the reader wants them: in bytes or in bits.</summary>
    Traffic,
    PerSecond,
    Seconds,
    Celsius,
    Number,
}
