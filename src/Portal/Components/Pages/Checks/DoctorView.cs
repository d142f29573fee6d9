using System.Collections.Immutable;
using Portal.Components.Shared;
using Portal.Doctor;

namespace Portal.Components.Pages.Checks;

/// <summary>A report as the page shows it: its groups, filtered. Pure.</summary>
internal sealed record DoctorView
{
    public static readonly DoctorView Empty = new();

    public ImmutableArray<DoctorGroup> Groups { get; private init; } = [];

    /// <summary>Hosts that checks are about, to choose from.</summary>
    public ImmutableArray<string> Hosts { get; private init; } = [];

    public string Summary { get; private init; } = "Looking at the hosts.";

    public bool IsFinished { get; private init; }

    /// <summary>Null while there is nothing to copy.</summary>
    public string? Markdown { get; private init; }

    /// <summary>A sentence where no row is shown; null where there are some or will be.</summary>
    public string? Nothing { get; private init; }

    public static DoctorView From(DoctorReport? report, DoctorFilter filter)
    {
        if (report is not { Total: > 0 })
        {
            return Empty;
        }

        CheckRow[] rows = [.. report.Rows.Where(filter.Matches)];
        return new DoctorView
        {
            Groups = [.. rows.GroupBy(row => row.Group).Select(group => new DoctorGroup(group.Key, [.. group]))],
            Hosts = [.. report.Rows.Select(row => row.Host).OfType<string>().Append(filter.Host ?? string.Empty).Where(host => host.Length > 0).Distinct().Order(Overview.NaturalOrder.Instance)],
            Summary = report.Summary,
            IsFinished = report.IsFinished,
            Markdown = report.IsFinished ? DoctorMarkdown.Of(report) : null,
            Nothing = rows.Length > 0 || !report.IsFinished ? null : report.Failed + report.Warnings == 0 ? "Nothing failed." : "No check matches the filter.",
        };
    }

    public static Status StatusOf(Verdict? verdict) => verdict switch
    {
        Verdict.Pass => new Status("live", "Pass", Tone.Good, "It is as it should be."),
        Verdict.Warning => new Status("problem", "Warning", Tone.Warning, "It works, with less than there could be."),
        Verdict.Fail => new Status("failed", "Fail", Tone.Bad, "It is not as it should be."),
        Verdict.NotApplicable => new Status("off", "Not applicable", Tone.Quiet, "There is nothing here that it could be about."),
        _ => new Status("moving", "Checking", Tone.Quiet, "No answer yet."),
    };
}

/// <summary>One group of checks.</summary>
internal sealed record DoctorGroup(CheckGroup Group, ImmutableArray<CheckRow> Rows)
{
    public string Id => CheckGroups.Word(Group);

    public string Title => CheckGroups.Title(Group);

    /// <summary><c>fail</c> or <c>warning</c>, the worst of its rows; null where all are well.</summary>
    public string? Wrong => Rows.Where(row => row.IsWrong).Max(row => row.Verdict) is { } worst ? Verdicts.Word(worst) : null;

    public string Count => $"{Rows.Count(row => row.Verdict is Verdict.Pass)} of {Rows.Count(row => row.Verdict is not Verdict.NotApplicable)} passed";
}
