namespace Portal.Live;

/// <summary>Differences of counters over a span of the host's own clock. Everything is null where it is not known.</summary>
internal static class Rate
{
    /// <summary>Units per second; null where a value is missing or the counter fell (it began anew), rather than a huge or negative rate.</summary>
    public static double? PerSecond(long? now, long? before, double? seconds) =>
        seconds is > 0 && now - before is { } difference and >= 0 ? difference / seconds : null;

    /// <summary>Seconds of work per second from two counters of nanoseconds: cores, or a share of one.</summary>
    public static double? OfNanoseconds(long? now, long? before, double? seconds) =>
        PerSecond(now, before, seconds) / 1e9;

    /// <summary>Part of a whole; null where the whole is not known or nothing.</summary>
    public static double? Ratio(double? part, double? whole) => whole is > 0 ? part / whole : null;

    /// <summary>Mean duration in seconds of what was finished in between; null if nothing was.</summary>
    public static double? MeanSeconds(long? nanosecondsNow, long? nanosecondsBefore, long? countNow, long? countBefore) =>
        countNow - countBefore is { } count and > 0 && nanosecondsNow - nanosecondsBefore is { } spent and >= 0 ? spent / 1e9 / count : null;
}
