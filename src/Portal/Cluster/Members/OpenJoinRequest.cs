using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Cluster.Members;

/// <summary>Body of TestbedOS' open join: the client's host.json. Of its fields the chassis name counts; the address is the connection's, never one from here.</summary>
internal sealed record OpenJoinRequest
{
    [JsonPropertyName("ip")]
    public string? Ip { get; init; }

    [JsonPropertyName("is_main_host")]
    public bool? IsMainHost { get; init; }

    [JsonPropertyName("ovn")]
    public OvnPart? Ovn { get; init; }

    /// <summary>Port of the client's portal; TestbedOS itself tells none.</summary>
    [JsonPropertyName("portal_port")]
    public int? PortalPort { get; init; }

    internal sealed record OvnPart
    {
        [JsonPropertyName("chassis_name")]
        public string? ChassisName { get; init; }
    }
}

[JsonSerializable(typeof(OpenJoinRequest))]
internal sealed partial class OpenJoinJson : JsonSerializerContext
{
    /// <summary>Null where it is no such document.</summary>
    public static OpenJoinRequest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.OpenJoinRequest);
        }
        catch (JsonException)
        {
            // Malformed is an answer: the caller is told what was expected, never what it sent.
            return null;
        }
    }
}
