namespace Portal.Demo;

/// <summary>When a simulated host does not answer: for a while in every period, the first time half a period after <paramref name="Origin"/>.</summary>
internal sealed record Silence(DateTimeOffset Origin)
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(4);

    /// <summary>Longer than the 30 s after which a host counts as offline.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(40);

    public bool IsAt(DateTimeOffset time)
    {
        long sinceFirst = (time - Origin - (Period / 2)).Ticks;
        return sinceFirst >= 0 && sinceFirst % Period.Ticks < Length.Ticks;
    }
}
