using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>A part that may be absent, and is where it can't be read. Counted.</summary>
internal sealed class Part<T> : JsonConverter<T>
    where T : class
{
    public override bool HandleNull => true;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Utf8JsonReader before = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // This part alone is lost; where the text itself is broken, skipping it throws again.
            reader = before;
            reader.Skip();
            ReadingTally.Add();
            return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");
}

/// <summary>A list whose unreadable elements are left out, and counted.</summary>
internal sealed class Parts<T> : JsonConverter<ImmutableArray<T>>
{
    public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            ReadingTally.Add();
            return default;
        }

        var elementType = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var parts = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Utf8JsonReader before = reader;
            try
            {
                if (JsonSerializer.Deserialize(ref reader, elementType) is { } part)
                {
                    parts.Add(part);
                    continue;
                }
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // This element alone is lost.
                reader = before;
                reader.Skip();
            }

            ReadingTally.Add();
        }

        return parts.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");
}

/// <summary>Load averages: three numbers. More are not kept, for a list of numbers is cheap to send and dear to hold.</summary>
internal sealed class FewNumbers : JsonConverter<ImmutableArray<double>>
{
    private const int Most = 3;

    public override ImmutableArray<double> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            ReadingTally.Add();
            return default;
        }

        var numbers = ImmutableArray.CreateBuilder<double>(Most);
        bool possible = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            double number = 0;
            possible &= numbers.Count < Most && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number) && number is >= 0 and < double.PositiveInfinity;
            if (possible)
            {
                numbers.Add(number);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!possible || numbers.Count is > 0 and < Most)
        {
            ReadingTally.Add();
            return default;
        }

        return numbers.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<double> value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");
}
