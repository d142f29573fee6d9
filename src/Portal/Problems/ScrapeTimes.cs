namespace Portal.Problems;

/// <summary>How Prometheus scrapes this portal.</summary>
/// <param name="LastAt">Null where it never has.</param>
/// <param name="Interval">Between its last two scrapes; null before the second.</param>
public sealed record ScrapeTimes(DateTimeOffset? LastAt, TimeSpan? Interval)
{
    public static ScrapeTimes Never { get; } = new(null, null);
}
