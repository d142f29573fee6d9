using Portal.Problems;

namespace Portal.Components.Pages.Deployments;

/// <summary>How many problems a deployment and its guests have. Information is in no count.</summary>
public readonly record struct ProblemTally(int Errors, int Warnings)
{
    public int Count => Errors + Warnings;

    internal static ProblemTally Of(IEnumerable<Problem> problems)
    {
        var tally = default(ProblemTally);
        foreach (Problem problem in problems)
        {
            tally = problem.Severity switch
            {
                ProblemSeverity.Error => tally with { Errors = tally.Errors + 1 },
                ProblemSeverity.Warning => tally with { Warnings = tally.Warnings + 1 },
                _ => tally,
            };
        }

        return tally;
    }
}
