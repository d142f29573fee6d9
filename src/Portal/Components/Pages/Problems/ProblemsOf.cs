using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Shared;
using Portal.Problems;

namespace Portal.Components.Pages.Problems;

/// <summary>The problems of one page's subject.</summary>
internal static class ProblemsOf
{
    /// <summary>The host's own, and how many errors and warnings its guests have.</summary>
    public static (ImmutableArray<Problem> Own, int OfGuests) Host(ProblemList list, string host)
    {
        var own = ImmutableArray.CreateBuilder<Problem>();
        int guests = 0;
        foreach (Problem problem in list.Active)
        {
            if (problem.Subject.Host != host)
            {
                continue;
            }

            if (problem.Subject.Guest is null)
            {
                own.Add(problem);
            }
            else if (problem.Severity != ProblemSeverity.Information)
            {
                guests++;
            }
        }

        return (own.DrainToImmutable(), guests);
    }

    public static ImmutableArray<Problem> Guest(ProblemList list, JoinedGuest guest) =>
    [
        .. list.Active.Where(problem => guest.Project is { } project
            ? problem.Subject.Deployment == project && problem.Subject.Guest == guest.Name
            : problem.Subject.Deployment is null && problem.Subject.Host == guest.Host && problem.Subject.Guest == guest.RuntimeName),
    ];

    public static Status StatusOf(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => new Status("failed", "Error", Tone.Bad, "Something is broken."),
        ProblemSeverity.Warning => new Status("problem", "Warning", Tone.Warning, "Something will break or is not as it should be."),
        _ => new Status("unassigned", "Information", Tone.Information, "Worth knowing; in no count."),
    };
}
