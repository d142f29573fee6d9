namespace Portal.Live;

/// <summary>How often the cluster is sampled for pages, and what follows from it.</summary>
internal static class LivePeriod
{
    /// <summary>While somebody watches.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromSeconds(1);

    /// <summary>While nobody does: enough for the history.</summary>
    public static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(5);

    /// <summary>Where scrapes come as often as unwatched ticks, a tick follows each of them by this much and uses what it collected.</summary>
    public static readonly TimeSpan AfterScrape = TimeSpan.FromSeconds(1);

    /// <summary>Answers of hosts that nobody looks at are used again by watched ticks until they are this old. Short of five seconds, so that they are asked every fifth tick and not every sixth.</summary>
    public static readonly TimeSpan ReusedFor = TimeSpan.FromSeconds(4.5);

    /// <summary>A silent host may cost a watched tick this much and no more.</summary>
    public static readonly TimeSpan WatchedDeadline = TimeSpan.FromSeconds(1.5);

    public static readonly TimeSpan UnwatchedDeadline = TimeSpan.FromSeconds(4.5);

    /// <summary>How long a silent host's last answer is still shown, in grey.</summary>
    public static readonly TimeSpan KeepStale = TimeSpan.FromSeconds(30);

    /// <summary>Two snapshots further apart than this have no rate: an average over so long would hide what happened in between.</summary>
    public static readonly TimeSpan LongestRateInterval = TimeSpan.FromSeconds(30);

    /// <summary>Two snapshots closer than this have no rate of their own: the rounding of clock ticks would be most of it.</summary>
    public static readonly TimeSpan ShortestRateInterval = TimeSpan.FromSeconds(0.4);
}
