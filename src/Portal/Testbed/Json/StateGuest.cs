using System.Text.Json;
using Portal.Collectors;

namespace Portal.Testbed.Json;

/// <summary>A member of <c>testbed_guests</c>: the guest's own fields and the kind's object side by side.</summary>
internal sealed record StateGuest
{
    public const string UnknownKind = "unknown";

    public required string RealName { get; init; }

    public required string Name { get; init; }

    /// <summary>Real key of the kind's object, or <c>unknown</c>.</summary>
    public string KindKey { get; init; } = UnknownKind;

    /// <summary>Null unless registered.</summary>
    public GuestKind? Kind { get; init; }

    /// <summary>Empty where the kind can't be told.</summary>
    public KindObject KindObject { get; init; } = new();

    /// <summary>Real key of its host.</summary>
    public string? Host { get; init; }

    public bool IsGoldenImage { get; init; }

    public uint? GuestId { get; init; }

    public StateNetwork Network { get; init; } = StateNetwork.None;

    /// <summary>Starts on the object, ends on its end.</summary>
    public static StateGuest Read(ref Utf8JsonReader reader, string key, IReadOnlyCollection<GuestKind> kinds, JsonFields fields)
    {
        var guest = new StateGuest { RealName = key, Name = TestbedName.Shown(key) };
        string? name = null;
        var found = new KindSearch(kinds);
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = fields.Text(ref reader, "name");
            }
            else if (reader.ValueTextEquals("network"u8))
            {
                guest = guest with { Network = StateNetwork.Read(ref reader, fields) };
            }
            else if (reader.ValueTextEquals("testbed_host"u8))
            {
                guest = guest with { Host = fields.Text(ref reader, "testbed_host") };
            }
            else if (reader.ValueTextEquals("is_golden_image"u8))
            {
                guest = guest with { IsGoldenImage = fields.Flag(ref reader, "is_golden_image") ?? false };
            }
            else if (reader.ValueTextEquals("guest_id"u8))
            {
                guest = guest with { GuestId = fields.Unsigned(ref reader, "guest_id") };
            }
            else if (reader.ValueTextEquals("extra_info"u8))
            {
                JsonFields.Ignore(ref reader);
            }
            else
            {
                found.Read(ref reader, fields);
            }
        }

        if (name is not null && name != key)
        {
            fields.Findings.Add(ProblemCode.NameMismatch, fields.Path + ".name", "Differs from the guest's key, which counts.");
        }

        return found.Decide(guest, fields);
    }
}
