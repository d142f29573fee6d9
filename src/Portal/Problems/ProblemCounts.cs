using System.Collections.Immutable;

namespace Portal.Problems;

/// <summary>Errors and warnings that are told of: in the navigation, the tab's title and its icon.</summary>
public readonly record struct ProblemCounts(int Errors, int Warnings)
{
    public int Total => Errors + Warnings;

    /// <summary>Those of a list that a browser has not muted.</summary>
    public static ProblemCounts Of(ProblemList list, ProblemMutes mutes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(mutes);
        if (mutes.IsEmpty)
        {
            return new ProblemCounts(list.Errors, list.Warnings);
        }

        ImmutableArray<Problem> told = [.. list.Active.Where(problem => problem.Severity != ProblemSeverity.Information && !mutes.Holds(problem, now))];
        int errors = told.Count(problem => problem.Severity == ProblemSeverity.Error);
        return new ProblemCounts(errors, told.Length - errors);
    }
}
