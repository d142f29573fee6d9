using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Exposition;

/// <summary>One host in Prometheus' HTTP service discovery.</summary>
/// <param name="Targets">Its plain listener, host and port.</param>
/// <param name="Labels">All begin with <c>__meta_</c>: others would rename ours to <c>exported_…</c>.</param>
internal sealed record TargetGroup(ImmutableArray<string> Targets, ImmutableSortedDictionary<string, string> Labels);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<TargetGroup>))]
internal sealed partial class TargetGroupJson : JsonSerializerContext;
