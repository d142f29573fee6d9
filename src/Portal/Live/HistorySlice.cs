namespace Portal.Live;

/// <summary>Points of some series, oldest first.</summary>
/// <param name="UnixMilliseconds">By the main host's clock.</param>
/// <param name="Values">One list per series, as long as the times; NaN where there is no value. A point without any value stands where a silence began.</param>
/// <param name="FineFrom">Index of the first point that was taken at one-second distance; the length if there is none.</param>
public sealed record HistorySlice(IReadOnlyList<long> UnixMilliseconds, IReadOnlyList<IReadOnlyList<float>> Values, int FineFrom)
{
    /// <summary>Between the points before <see cref="FineFrom"/>.</summary>
    public int StepSeconds { get; init; } = 5;

    /// <summary>Without the points after a moment; all of them where there is none.</summary>
    public HistorySlice UpTo(DateTimeOffset? end)
    {
        if (end is not { } last || UnixMilliseconds.Count == 0 || UnixMilliseconds[^1] <= last.ToUnixTimeMilliseconds())
        {
            return this;
        }

        int count = UnixMilliseconds.TakeWhile(at => at <= last.ToUnixTimeMilliseconds()).Count();
        return this with { UnixMilliseconds = [.. UnixMilliseconds.Take(count)], Values = [.. Values.Select(series => (IReadOnlyList<float>)[.. series.Take(count)])], FineFrom = Math.Min(FineFrom, count) };
    }
}
