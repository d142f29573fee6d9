using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Collectors;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>A guest's state; a word that is not known, as a newer program may send, reads as unknown. Numbers are no words.</summary>
internal sealed class StateWord : JsonConverter<GuestState>
{
    public override GuestState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("expected a word");
        }

        // Missing is what the main host finds out; a host does not say it of itself.
        if (Words<GuestState>.TryFind(ref reader, out GuestState state) && state != GuestState.Missing)
        {
            return state;
        }

        ReadingTally.Add();
        return GuestState.Unknown;
    }

    public override void Write(Utf8JsonWriter writer, GuestState value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");
}

/// <summary>A collector's reason; one that is not known is there, and unnamed.</summary>
internal sealed class ReasonWord : Possible<CollectorFailure>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out CollectorFailure value)
    {
        if (reader.TokenType != JsonTokenType.String || !Words<CollectorFailure>.TryFind(ref reader, out value))
        {
            value = CollectorFailure.Internal;
        }

        return reader.TokenType == JsonTokenType.String;
    }
}

/// <summary>The words of an enum as they travel: camel case.</summary>
internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly ImmutableArray<(string Word, TEnum Value)> All =
        [.. Enum.GetValues<TEnum>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))];

    public static bool TryFind(ref Utf8JsonReader reader, out TEnum found)
    {
        foreach ((string word, TEnum value) in All)
        {
            if (reader.ValueTextEquals(word))
            {
                found = value;
                return true;
            }
        }

        found = default;
        return false;
    }
}
