using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>What is said to a reader who can't see the count change.</summary>
internal static class ProblemNews
{
    /// <summary>The worst error that was not there before, and how many more; null for none, and for the first list, which is no news.</summary>
    public static string? Between(ProblemList before, ProblemList now)
    {
        if (before.CheckedAt is null)
        {
            return null;
        }

        HashSet<ProblemKey> known = [.. before.Active.Where(problem => problem.Severity is ProblemSeverity.Error).Select(problem => problem.Key)];
        Problem[] errors = [.. now.Active.Where(problem => problem.Severity is ProblemSeverity.Error && !known.Contains(problem.Key))];
        return errors.Length switch
        {
            0 => null,
            1 => errors[0].Text.Sentence,
            var many => $"{errors[0].Text.Sentence} {Format.Count.Text(many - 1)} more {(many == 2 ? "error" : "errors")}.",
        };
    }
}
