using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live.Events;

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

    /// <summary>Of a run while the program watched.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Null while it works.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Calls past their deadline that have not returned.</summary>
    public int OverdueCalls { get; init; }

    public static CollectorRow From(CollectorOutcome outcome, CollectorTime time)
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
            LastSuccessAt = time.LastSuccessAt,
            FailingSince = time.FailingSince,
            OverdueCalls = outcome.OverdueCalls,
            Failures = outcome.Failures.IsDefault ? 0 : outcome.Failures.Sum(failure => failure.Count),
        };
    }

    /// <summary>Row of its live cells.</summary>
    public string Row => "collector/" + Name;

    /// <summary>When it last worked ticks while it works.</summary>
    public bool HasShapeOf(CollectorRow other) =>
        Name == other.Name && Status == other.Status && Error == other.Error && Guests == other.Guests && Failures == other.Failures
        && FailingSince == other.FailingSince && OverdueCalls == other.OverdueCalls;

    internal CellText Cell(string column) => column is "took" ? Duration : Age;

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
