namespace Portal.Live;

/// <summary>Points of some series, oldest first.</summary>
/// <param name="UnixMilliseconds">By the main host's clock.</param>
/// <param name="Values">One list per series, as long as the times; NaN where there is no value. A point without any value stands where a silence began.</param>
/// <param name="FineFrom">Index of the first point that was taken at one-second distance; the length if there is none.</param>
public sealed record HistorySlice(IReadOnlyList<long> UnixMilliseconds, IReadOnlyList<IReadOnlyList<float>> Values, int FineFrom)
{
    /// <summary>Between the points before <see cref="FineFrom"/>.</summary>
    public int StepSeconds { get; init; } = 5;
}
