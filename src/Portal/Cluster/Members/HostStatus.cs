using System.Text.Json.Serialization;

namespace Portal.Cluster.Members;

/// <summary>Document of <c>GET /api/v1/status</c>.</summary>
/// <param name="Name">Under which this host knows itself.</param>
/// <param name="Mode"><c>main</c> or <c>client</c>.</param>
/// <param name="Clock">This host's clock now.</param>
/// <param name="Security"><c>mutual</c> or <c>none</c>.</param>
internal sealed record HostStatus(string Name, string Mode, string Version, DateTimeOffset StartedAt, DateTimeOffset Clock, string Security);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HostStatus))]
internal sealed partial class HostStatusJson : JsonSerializerContext;
