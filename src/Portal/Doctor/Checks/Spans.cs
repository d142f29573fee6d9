using System.Globalization;

namespace Portal.Doctor.Checks;

/// <summary>Times in a finding.</summary>
internal static class Spans
{
    public static string Text(TimeSpan span) => span.Duration() switch
    {
        { TotalSeconds: < 1 } part => string.Create(CultureInfo.InvariantCulture, $"{part.TotalMilliseconds:0.#}\u00A0ms"),
        { TotalMinutes: < 2 } part => string.Create(CultureInfo.InvariantCulture, $"{part.TotalSeconds:0.#}\u00A0s"),
        { TotalDays: < 2 } part => string.Create(CultureInfo.InvariantCulture, $"{part.TotalMinutes:0}\u00A0min"),
        { } part => string.Create(CultureInfo.InvariantCulture, $"{part.TotalDays:0}\u00A0d"),
    };

    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
