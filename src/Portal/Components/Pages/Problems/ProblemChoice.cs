using System.Collections.Immutable;
using Portal.Problems;

namespace Portal.Components.Pages.Problems;

/// <summary>One of the page's filters: what can be chosen is what there is, and what is chosen.</summary>
internal sealed record ProblemChoice(string Name, string Label, string? Chosen, ImmutableArray<string> Values)
{
    public static IEnumerable<ProblemChoice> Of(ProblemList list, ProblemFilter filter)
    {
        Problem[] all = [.. list.Active, .. list.Solved];
        return
        [
            Make("severity", "Severity", filter.Severity, all.OrderByDescending(problem => problem.Severity).Select(problem => ProblemFilter.WordOf(problem.Severity))),
            Make("code", "Code", filter.Code, all.Select(problem => problem.Code).Order(StringComparer.Ordinal)),
            Make("host", "Host", filter.Host, all.Select(problem => problem.Subject.Host).OfType<string>().Order(StringComparer.Ordinal)),
            Make("deployment", "Deployment", filter.Deployment, all.Select(problem => problem.Subject.Deployment).OfType<string>().Order(StringComparer.Ordinal)),
        ];
    }

    private static ProblemChoice Make(string name, string label, string? chosen, IEnumerable<string> values)
    {
        string[] distinct = [.. values.Distinct()];
        return new ProblemChoice(name, label, chosen, string.IsNullOrEmpty(chosen) || distinct.Contains(chosen) ? [.. distinct] : [.. distinct, chosen]);
    }
}
