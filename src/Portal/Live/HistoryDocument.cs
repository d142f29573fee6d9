using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Live;

/// <summary>The answer of <c>GET /api/v1/history/…</c>: what the program keeps in memory of one host or guest.</summary>
internal sealed record HistoryDocument
{
    /// <summary>When the newest figures were measured.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Seconds between two points, where none was left out.</summary>
    public required int StepSeconds { get; init; }

    /// <summary>Seconds since 1970, oldest first. Where all series are null a silence begins.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>By name, as many values as times; null where there is none. Shares are 0 to 1, amounts bytes, rates per second, temperatures degrees Celsius.</summary>
    public required SortedDictionary<string, ImmutableArray<float?>> Series { get; init; }

    public static HistoryDocument Of(LiveHistory history, SubjectKey subject, HistoryQuery query)
    {
        DateTimeOffset now = history.Newest.Snapshot.TakenAt;
        string[] names = [.. history.SeriesOf(subject).Where(query.Wants)];
        HistorySlice slice = history.Read(subject, names, now - (query.From ?? DateTimeOffset.UnixEpoch));
        int[] kept = Kept(slice.UnixMilliseconds, query.StepSeconds);
        return new HistoryDocument
        {
            TakenAt = now,
            StepSeconds = Math.Max(query.StepSeconds ?? slice.StepSeconds, slice.FineFrom == 0 ? 1 : slice.StepSeconds),
            Times = [.. kept.Select(index => slice.UnixMilliseconds[index] / 1000.0)],
            Series = new SortedDictionary<string, ImmutableArray<float?>>(
                Enumerable.Range(0, names.Length).ToDictionary(at => names[at], at => (ImmutableArray<float?>)[.. kept.Select(index => Known(slice.Values[at][index]))], StringComparer.Ordinal),
                StringComparer.Ordinal),
        };
    }

    // The last point of each step: an average would round peaks off, and a silence would vanish in it.
    private static int[] Kept(IReadOnlyList<long> times, int? stepSeconds) => stepSeconds is not { } step
        ? [.. Enumerable.Range(0, times.Count)]
        : [.. Enumerable.Range(0, times.Count).Where(index => index == times.Count - 1 || times[index] / (step * 1000L) != times[index + 1] / (step * 1000L))];

    private static float? Known(float value) => float.IsFinite(value) ? value : null;
}

/// <summary>Members in camel case; absent values stay in their places as null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HistoryDocument))]
internal sealed partial class HistoryJson : JsonSerializerContext;
