using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>A host as host.json, the cluster configuration and state.json describe it; in state.json without <c>ovn</c>.</summary>
internal sealed record HostEntry
{
    /// <summary>Address where the other hosts reach it.</summary>
    public string? Ip { get; init; }

    /// <summary>Null or absent says nothing.</summary>
    public bool? IsMain { get; init; }

    /// <summary>Name under which it announces itself, if the entry says so.</summary>
    public string? ChassisName { get; init; }

    /// <summary>There is an <c>ovn</c> object.</summary>
    public bool HasOvn { get; init; }

    /// <summary>host.json itself.</summary>
    public static Parsed<HostEntry> Parse(ReadOnlySpan<byte> json, string file)
    {
        Utf8JsonReader reader = StrictJson.Reader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Parsed<HostEntry>.Refused($"Expected an object, found {JsonFields.NameOf(reader.TokenType)}.");
        }

        var findings = new Findings(file);
        HostEntry entry = Read(ref reader, new JsonFields("$", findings));
        return new Parsed<HostEntry>(entry, findings.ToProblems());
    }

    /// <summary>Starts on the object, ends on its end.</summary>
    public static HostEntry Read(ref Utf8JsonReader reader, JsonFields fields)
    {
        string? ip = null, chassis = null;
        bool? main = null, master = null;
        bool hasOvn = false;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("ip"u8))
            {
                ip = fields.Text(ref reader, "ip");
            }
            else if (reader.ValueTextEquals("is_main_host"u8))
            {
                main = fields.Flag(ref reader, "is_main_host");
            }
            else if (reader.ValueTextEquals("is_master_host"u8))
            {
                master = fields.Flag(ref reader, "is_master_host");
            }
            else if (reader.ValueTextEquals("ovn"u8))
            {
                hasOvn = fields.Object(ref reader, "ovn");
                chassis = hasOvn ? ReadChassisName(ref reader, fields.Inside("ovn")) : null;
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return new HostEntry
        {
            Ip = string.IsNullOrEmpty(ip) ? null : ip,
            IsMain = main ?? master,
            ChassisName = string.IsNullOrEmpty(chassis) ? null : chassis,
            HasOvn = hasOvn,
        };
    }

    private static string? ReadChassisName(ref Utf8JsonReader reader, JsonFields ovn)
    {
        string? chassis = null;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("chassis_name"u8))
            {
                chassis = ovn.Text(ref reader, "chassis_name");
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return chassis;
    }
}
