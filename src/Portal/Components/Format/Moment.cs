using System.Globalization;

namespace Portal.Components.Format;

/// <summary>Points in time in the reader's zone: the time today, the weekday this week, else the date.</summary>
public static class Moment
{
    public static string Text(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        DateTimeOffset today = TimeZoneInfo.ConvertTime(now, zone);
        int days = DayNumber(today) - DayNumber(local);
        string format = days switch
        {
            0 => "HH:mm:ss",
            > 0 and < 7 => "ddd HH:mm",
            _ => "yyyy-MM-dd HH:mm",
        };
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>For <c>datetime</c> attributes and titles.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The whole date to the minute, for facts that are compared from tick to tick.</summary>
    public static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static int DayNumber(DateTimeOffset at) => new DateOnly(at.Year, at.Month, at.Day).DayNumber;
}
