using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Cluster.Fetching;

/// <summary>TestbedOS' answer about a host or a guest. Its name is not read: who it is about is known from the question.</summary>
internal sealed record TestbedFigures
{
    [JsonPropertyName("cpu")]
    public double? Cpu { get; init; }

    [JsonPropertyName("memory")]
    public double? Memory { get; init; }

    /// <summary>Null where it is not such an object. Figures that can't be are absent.</summary>
    public static TestbedFigures? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TestbedFiguresJson.Default.TestbedFigures) is { } read ? read with { Cpu = Possible(read.Cpu), Memory = Possible(read.Memory) } : null;
        }
        catch (JsonException)
        {
            // Malformed is an outcome of the host that sent it.
            return null;
        }
    }

    private static double? Possible(double? value) => value is { } number && double.IsFinite(number) && number >= 0 ? number : null;
}

[JsonSerializable(typeof(TestbedFigures))]
internal sealed partial class TestbedFiguresJson : JsonSerializerContext;
