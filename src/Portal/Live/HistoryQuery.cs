using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Portal.Live;

/// <summary>What is asked of a history.</summary>
/// <param name="From">The first point that is wanted; null: as long a past as there is.</param>
/// <param name="StepSeconds">At most one point in so many seconds; null: every point that is kept.</param>
/// <param name="Series">Names, or their parts before a slash; empty: all.</param>
internal sealed record HistoryQuery(DateTimeOffset? From, int? StepSeconds, ImmutableArray<string> Series)
{
    private const int LongestStepSeconds = 3600;
    private const int LongestShown = 60;

    /// <param name="wrong">What was expected and found instead; null where all can be read.</param>
    public static HistoryQuery Read(StringValues from, StringValues step, StringValues series, out string? wrong)
    {
        wrong = null;
        DateTimeOffset? first = null;
        if (Given(from) is { } since && (first = Moment(since)) is null)
        {
            wrong = $"from: expected a time such as 2026-01-05T14:03:22Z, or milliseconds since 1970, found {Quoted(since)}.";
        }

        int? seconds = null;
        if (Given(step) is { } every)
        {
            bool isStep = int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out int whole) && whole is >= 1 and <= LongestStepSeconds;
            seconds = isStep ? whole : null;
            wrong ??= isStep ? null : $"step: expected whole seconds from 1 to {LongestStepSeconds}, found {Quoted(every)}.";
        }

        return new HistoryQuery(first, seconds, [.. (Given(series) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    public bool Wants(string name) => Series.IsEmpty || Series.Any(wanted => name == wanted || name.StartsWith(wanted + "/", StringComparison.Ordinal));

    private static string? Given(StringValues values) => values.ToString() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Moment(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at : null;
    }

    // What comes from an address goes into an answer: short, and on one line.
    private static string Quoted(string text) => $"\"{string.Concat(text.Take(LongestShown).Select(letter => char.IsControl(letter) ? '?' : letter))}\"";
}
