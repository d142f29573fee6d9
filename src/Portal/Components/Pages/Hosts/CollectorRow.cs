using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Hosts;

/// <summary>How one tier of a collector fares.</summary>
public sealed record CollectorRow
{
    public required string Name { get; init; }

    public required Status Status { get; init; }

    /// <summary>What went wrong, in words; null while it works.</summary>
    public string? Error { get; init; }

    public int? Guests { get; init; }

    public required string Duration { get; init; }

    public required string Age { get; init; }

    public long Failures { get; init; }

    public static CollectorRow From(CollectorOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new CollectorRow
        {
            Name = outcome.Tier == 0 ? outcome.Collector : $"{outcome.Collector}, slow values",
            Status = outcome.Success
                ? new Status("live", "Works", Tone.Good, "The last run read everything it tried.")
                : new Status("failed", Word(outcome.Reason), Tone.Bad, outcome.Error ?? "The last run failed."),
            Error = outcome.Success ? null : outcome.Error,
            Guests = outcome.Guests,
            Duration = Span.OfSeconds(outcome.DurationNanoseconds / 1e9),
            Age = outcome.AgeNanoseconds is { } age ? Span.Text(TimeSpan.FromTicks(age / 100)) : Number.Absent,
            Failures = outcome.Failures.IsDefault ? 0 : outcome.Failures.Sum(failure => failure.Count),
        };
    }

    public bool HasShapeOf(CollectorRow other) =>
        Name == other.Name && Status == other.Status && Error == other.Error && Guests == other.Guests && Failures == other.Failures;

    private static string Word(CollectorFailure? reason) => reason switch
    {
        CollectorFailure.Timeout => "Too slow",
        CollectorFailure.Denied => "Permission denied",
        CollectorFailure.Unreachable => "Not reachable",
        CollectorFailure.Gone => "Gone",
        CollectorFailure.Malformed => "Not understood",
        CollectorFailure.TooLarge => "Too large",
        CollectorFailure.Unsupported => "Not supported",
        _ => "Failed",
    };
}
