using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>Reads an entry of a map or list; starts on the object, ends on its end.</summary>
internal delegate T ReadOvnEntry<T>(ref Utf8JsonReader reader, string name, OvnValues values);

/// <summary>Values of <c>network.ovn</c> by type. Null and absent are the same; a wrong type counts as absent and is counted, without a finding: it costs the picture of the network, never a guest.</summary>
/// <remarks>Each method starts on the member's name and ends on the last token of its value.</remarks>
internal sealed class OvnValues
{
    public int Odd { get; private set; }

    public string? Text(ref Utf8JsonReader reader) => Is(ref reader, JsonTokenType.String) ? reader.GetString() : null;

    public int? Whole(ref Utf8JsonReader reader)
    {
        if (!Is(ref reader, JsonTokenType.Number))
        {
            return null;
        }

        if (reader.TryGetInt32(out int number))
        {
            return number;
        }

        Odd++;
        return null;
    }

    /// <summary>True when the value is an object, whose members follow.</summary>
    public bool Object(ref Utf8JsonReader reader) => Is(ref reader, JsonTokenType.StartObject);

    /// <summary><c>"Dynamic"</c>, <c>{"Ip": "10.0.0.1"}</c> or <c>{"Subnet": {"ip": …, "mask": u16}}</c> → <c>dynamic</c>, <c>10.0.0.1</c>, <c>10.0.0.0/24</c>.</summary>
    public string? Address(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool isNull = reader.TokenType == JsonTokenType.Null;
        string? tag = TaggedValue.Read(ref reader, out Utf8JsonReader content);
        string? address = tag switch
        {
            "Dynamic" => "dynamic",
            "Ip" when content.TokenType == JsonTokenType.String => content.GetString(),
            "Subnet" when content.TokenType == JsonTokenType.StartObject => Subnet(ref content),
            _ => null,
        };
        Odd += address is null && !isNull ? 1 : 0;
        return address;
    }

    /// <summary><c>{"address": str, "as_bytes": u64?}</c>; null for the word <c>router</c>.</summary>
    public string? Mac(ref Utf8JsonReader reader)
    {
        string? address = null;
        if (Object(ref reader))
        {
            while (JsonFields.Next(ref reader))
            {
                if (reader.ValueTextEquals("address"u8))
                {
                    address = Text(ref reader);
                }
                else
                {
                    JsonFields.Ignore(ref reader);
                }
            }
        }

        return address == "router" ? null : address;
    }

    /// <summary>An object of objects by name. An entry of another type is left out; of two of one name the last counts.</summary>
    public ImmutableArray<T> Map<T>(ref Utf8JsonReader reader, ReadOvnEntry<T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (Object(ref reader))
        {
            while (JsonFields.Next(ref reader))
            {
                string name = reader.GetString()!;
                entries.Remove(name);
                if (Object(ref reader))
                {
                    entries.Add(name, read(ref reader, name, this));
                }
            }
        }

        return [.. entries.Values];
    }

    /// <summary>A list of <c>{"key": [str…], "val": {…}}</c>, which is how the testbed writes a map whose keys are several texts.</summary>
    public ImmutableArray<T> Pairs<T>(ref Utf8JsonReader reader, ReadOvnEntry<T> read)
    {
        ImmutableArray<T>.Builder values = ImmutableArray.CreateBuilder<T>();
        if (Is(ref reader, JsonTokenType.StartArray))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                {
                    PassOver(ref reader);
                    continue;
                }

                while (JsonFields.Next(ref reader))
                {
                    if (!reader.ValueTextEquals("val"u8))
                    {
                        JsonFields.Ignore(ref reader);
                    }
                    else if (Object(ref reader))
                    {
                        values.Add(read(ref reader, string.Empty, this));
                    }
                }
            }
        }

        return values.DrainToImmutable();
    }

    private string? Subnet(ref Utf8JsonReader reader)
    {
        string? ip = null;
        int? mask = null;
        while (JsonFields.Next(ref reader))
        {
            if (reader.ValueTextEquals("ip"u8))
            {
                ip = Text(ref reader);
            }
            else if (reader.ValueTextEquals("mask"u8))
            {
                mask = Whole(ref reader);
            }
            else
            {
                JsonFields.Ignore(ref reader);
            }
        }

        return ip is null || mask is null ? ip : string.Create(CultureInfo.InvariantCulture, $"{ip}/{mask}");
    }

    private bool Is(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        reader.Read();
        if (reader.TokenType == wanted)
        {
            return true;
        }

        PassOver(ref reader);
        return false;
    }

    private void PassOver(ref Utf8JsonReader reader)
    {
        Odd += reader.TokenType == JsonTokenType.Null ? 0 : 1;
        reader.Skip();
    }
}
