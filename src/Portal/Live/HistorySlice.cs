namespace Portal.Live;

/// <summary>Points of some series, oldest first.</summary>
/// <param name="UnixMilliseconds">By the main host's clock.</param>
/// <param name="Values">One list per series, as long as the times; NaN where there is no value.</param>
/// <param name="FineFrom">Index of the first point that was taken at one-second distance; the length if there is none.</param>
public sealed record HistorySlice(IReadOnlyList<long> UnixMilliseconds, IReadOnlyList<IReadOnlyList<float>> Values, int FineFrom);
