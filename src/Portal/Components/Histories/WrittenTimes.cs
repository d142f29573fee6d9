using System.Globalization;
using Portal.Components.Grafana;

namespace Portal.Components.Histories;

/// <summary>Two times as fields for local times hold them (<c>2026-01-05T14:03:22</c>), in the reader's zone.</summary>
internal static class WrittenTimes
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss";

    // A browser leaves out seconds that are zero, and some write fractions.
    private static readonly string[] Read = [Written, "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    public static string Text(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>The range between them, or what is wrong with them.</summary>
    public static (PanelRange? Range, string? Fault) Between(string? from, string? to, TimeZoneInfo zone) => (Moment(from, zone), Moment(to, zone)) switch
    {
        (null, _) => (null, "From: a date and a time, please."),
        (_, null) => (null, "To: a date and a time, please."),
        ({ } first, { } last) when first < last => (PanelRange.Between(first, last), null),
        _ => (null, "The beginning must lie before the end."),
    };

    // Before 1970 an address has no number for it. What clocks left out when they were put forward is a time an hour beside it.
    private static DateTimeOffset? Moment(string? text, TimeZoneInfo zone)
    {
        if (!DateTimeOffset.TryParseExact(text, Read, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset written) || written.Year is < 1971 or > 2200)
        {
            return null;
        }

        // The zone's offset at about that time, and then at that time.
        DateTimeOffset about = written - zone.GetUtcOffset(written);
        return written - zone.GetUtcOffset(about);
    }
}
