using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One temperature sensor of <c>/sys/class/hwmon</c>.</summary>
public sealed record HostTemperature
{
    public required string Chip { get; init; }

    public required string Sensor { get; init; }

    public double? Celsius { get; init; }

    public double? CriticalCelsius { get; init; }
}

/// <summary>One RAPL zone: energy used, starting again at the hardware's range.</summary>
public sealed record HostEnergy
{
    public required string Zone { get; init; }

    [JsonPropertyName("microjoules")]
    public long Microjoules { get; init; }
}
