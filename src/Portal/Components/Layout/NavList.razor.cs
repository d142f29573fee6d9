using Microsoft.AspNetCore.Components;
using Portal.Doctor;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>The pages that every page leads to. The count beside Problems is what the browser's icon shows.</summary>
public sealed partial class NavList
{
    [Inject]
    public required IDoctor Doctor { get; init; }

    private ProblemCounts Counts { get; set; }

    /// <summary>At the doctor's last run.</summary>
    private int FailedChecks { get; set; }

    private string Tone => Counts.Errors > 0 ? "bad" : Counts.Warnings > 0 ? "warning" : "quiet";

    protected override bool Read()
    {
        var before = (Counts, FailedChecks);
        (Counts, FailedChecks) = (Mutes.Counts(Problems), Doctor.Newest?.Failed ?? 0);
        return before != (Counts, FailedChecks);
    }
}
