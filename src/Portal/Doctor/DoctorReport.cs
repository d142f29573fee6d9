using System.Collections.Immutable;

namespace Portal.Doctor;

/// <summary>All checks of one round, as far as they have come. Immutable.</summary>
/// <param name="StartedAt">Of the round.</param>
/// <param name="Rows">By group; within one in the order in which they were asked for.</param>
/// <param name="IsFinished">Every check has ended.</param>
public sealed record DoctorReport(DateTimeOffset StartedAt, ImmutableArray<CheckRow> Rows, bool IsFinished)
{
    public int Total => Rows.Length;

    public int Checked => Rows.Count(row => row.Finding is not null);

    public int Passed => Count(Verdict.Pass);

    public int Warnings => Count(Verdict.Warning);

    public int Failed => Count(Verdict.Fail);

    public int NotApplicable => Count(Verdict.NotApplicable);

    /// <summary>One sentence: how far it is, or what came of it.</summary>
    public string Summary => !IsFinished ? Total == 0 ? "Looking at the hosts." : $"{Checked} of {Total} checked"
        : Failed + Warnings > 0 ? $"{Failed} of {Total} checks failed, {Warnings} {(Warnings == 1 ? "warning" : "warnings")}."
        : NotApplicable == 0 ? $"All {Total} checks passed."
        : $"All {Passed} checks passed. {NotApplicable} more do not apply here.";

    private int Count(Verdict verdict) => Rows.Count(row => row.Verdict == verdict);
}
