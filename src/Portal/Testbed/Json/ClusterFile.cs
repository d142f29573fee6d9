using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary><c>config/kvm-compose-config.json</c>: the hosts that are in the cluster now. Key locations beside them are not read.</summary>
internal sealed record ClusterFile(ImmutableArray<KeyedHost> Hosts)
{
    public static Parsed<ClusterFile> Parse(ReadOnlySpan<byte> json, string file)
    {
        Utf8JsonReader reader = StrictJson.Reader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Parsed<ClusterFile>.Refused($"Expected an object, found {JsonFields.NameOf(reader.TokenType)}.");
        }

        var findings = new Findings(file);
        ImmutableArray<KeyedHost> hosts = [];
        string? wrongShape = null;
        while (JsonFields.Next(ref reader))
        {
            if (!reader.ValueTextEquals("testbed_host_ssh_config"u8))
            {
                JsonFields.Ignore(ref reader);
                continue;
            }

            findings = new Findings(file);
            hosts = [];
            reader.Read();
            wrongShape = MapShape.Wrong(reader.TokenType, "testbed_host_ssh_config");
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                hosts = HostMap.Read(ref reader, "$.testbed_host_ssh_config", file, findings);
            }
            else
            {
                reader.Skip();
            }
        }

        return wrongShape is null
            ? new Parsed<ClusterFile>(new ClusterFile(hosts), findings.ToProblems())
            : Parsed<ClusterFile>.Refused(wrongShape);
    }
}

/// <summary>The maps that a file stands or falls with.</summary>
internal static class MapShape
{
    /// <summary>Null for an object or null.</summary>
    public static string? Wrong(JsonTokenType token, string member) => token is JsonTokenType.StartObject or JsonTokenType.Null
        ? null
        : $"Expected an object for {member}, found {JsonFields.NameOf(token)}.";
}
