using System.Text.Json.Serialization;

namespace Portal.Exposition.Gauges;

/// <summary>TestbedOS' answer about one host or guest, in the units of its gauges; a value that is absent is left out.</summary>
internal sealed record TestbedFigure(string Name, double? Cpu, double? Memory);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TestbedFigure))]
internal sealed partial class TestbedFigureJson : JsonSerializerContext;
