namespace Portal.Components.Format;

/// <summary>Spans of time, the two largest parts: <c>3 d 4 h</c>, <c>4 h 12 min</c>, <c>14 s</c>, <c>2.40 ms</c>.</summary>
public static class Span
{
    public static string Text(TimeSpan? span)
    {
        if (span is not { } value)
        {
            return Number.Absent;
        }

        if (value < TimeSpan.Zero)
        {
            value = TimeSpan.Zero;
        }

        return value switch
        {
            { TotalDays: >= 1 } => Two((int)value.TotalDays, "d", value.Hours, "h"),
            { TotalHours: >= 1 } => Two(value.Hours, "h", value.Minutes, "min"),
            { TotalMinutes: >= 1 } => Two(value.Minutes, "min", value.Seconds, "s"),
            _ => Number.WithUnit(((int)value.TotalSeconds).ToString(), "s"),
        };
    }

    /// <summary>For facts that stand in a header, which must not change at every tick.</summary>
    public static string ToTheMinute(TimeSpan span) =>
        span < TimeSpan.FromMinutes(1) ? "less than a minute" : Text(TimeSpan.FromMinutes(Math.Floor(span.TotalMinutes)));

    /// <summary>Short durations: milliseconds below a second, microseconds below a millisecond.</summary>
    public static string OfSeconds(double? seconds) => seconds switch
    {
        null => Number.Absent,
        { } value when !double.IsFinite(value) => Number.Absent,
        0 => Number.WithUnit("0", "ms"),
        < 0.001 => Number.WithUnit(Number.Text(seconds.Value * 1e6), "µs"),
        < 1 => Number.WithUnit(Number.Text(seconds.Value * 1e3), "ms"),
        _ => Number.WithUnit(Number.Text(seconds.Value), "s"),
    };

    private static string Two(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? Number.WithUnit(large.ToString(), largeUnit) : $"{Number.WithUnit(large.ToString(), largeUnit)} {Number.WithUnit(small.ToString(), smallUnit)}";
}
