using System.Text.Json.Serialization;

namespace Portal.Components.Charts;

/// <summary>A vertical line in every chart of a page.</summary>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Label">Written at the line and read out: one or two words of ours.</param>
public sealed record ChartMark([property: JsonPropertyName("at")] long At, [property: JsonPropertyName("label")] string Label);
