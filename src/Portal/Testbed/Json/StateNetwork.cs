using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>An entry of a guest's <c>network</c>.</summary>
internal sealed record StateNetworkEntry(int Index, string? Switch, string? Mac, string? Address);

/// <summary>A guest's <c>network</c>: a list since 1.1, one object in 1.0.</summary>
/// <param name="IsList">It has the newer form, which decides how names follow from it.</param>
/// <param name="Entries">Nulls and wrong entries are left out; the others keep their index.</param>
internal sealed record StateNetwork(bool IsList, ImmutableArray<StateNetworkEntry> Entries)
{
    /// <summary>The testbed gives a guest at most 10; what follows after this many is passed over.</summary>
    private const int Most = 64;

    public static readonly StateNetwork None = new(IsList: true, []);

    /// <summary>Starts on the member's name, ends on its value's last token.</summary>
    public static StateNetwork Read(ref Utf8JsonReader reader, JsonFields guest)
    {
        guest.Findings.Forget(guest.Path, "network");
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                return new StateNetwork(IsList: true, ReadList(ref reader, guest));
            case JsonTokenType.StartObject:
                return new StateNetwork(IsList: false, [ReadEntry(ref reader, 0, guest.Inside("network"))]);
            case JsonTokenType.Null:
                return None;
            default:
                guest.WrongType("network", "a list or an object", JsonFields.NameOf(reader.TokenType));
                reader.Skip();
                return None;
        }
    }

    private static ImmutableArray<StateNetworkEntry> ReadList(ref Utf8JsonReader reader, JsonFields guest)
    {
        ImmutableArray<StateNetworkEntry>.Builder entries = ImmutableArray.CreateBuilder<StateNetworkEntry>();
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject && index < Most)
            {
                entries.Add(ReadEntry(ref reader, index, guest.Inside($"network[{index}]")));
                continue;
            }

            if (reader.TokenType != JsonTokenType.Null && index < Most)
            {
                guest.WrongType($"network[{index}]", "an object", JsonFields.NameOf(reader.TokenType));
            }

            reader.Skip();
        }

        return entries.DrainToImmutable();
    }

    private static StateNetworkEntry ReadEntry(ref Utf8JsonReader reader, int index, JsonFields fields)
    {
        string? name = null, mac = null, address = null;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("switch"u8))
            {
                name = fields.Text(ref reader, "switch");
            }
            else if (reader.ValueTextEquals("mac"u8))
            {
                mac = fields.ShownText(ref reader, "mac");
            }
            else if (reader.ValueTextEquals("ip"u8))
            {
                address = fields.ShownText(ref reader, "ip");
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return new StateNetworkEntry(index, name, mac, address);
    }
}
