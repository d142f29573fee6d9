using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>A date as the testbed writes it: local time with offset and 0 to 9 fraction digits, <c>2025-03-04T09:12:33.408215977+00:00</c>.</summary>
internal static class RecordedDate
{
    /// <summary>The reader stands on a string. Null unless it is a date with an offset.</summary>
    /// <remarks>The reader's own method cuts at seven digits; <see cref="DateTimeOffset"/>'s Parse rounds (…59.999999999 becomes the next day) and ParseExact stops at seven.</remarks>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader) =>
        HasOffset(reader.GetString()!) && reader.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment : null;

    // Without one the method would take the machine's time zone.
    private static bool HasOffset(ReadOnlySpan<char> text) =>
        text.Contains('T') && text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];
}
