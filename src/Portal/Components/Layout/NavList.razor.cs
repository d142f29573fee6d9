using Microsoft.AspNetCore.Components;
using Portal.Doctor;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>The pages that every page leads to. The count beside Problems is what the browser's icon shows.</summary>
public sealed partial class NavList
{
    [Inject]
    public required IDoctor Doctor { get; init; }

    private ProblemList List { get; set; } = ProblemList.Empty;

    /// <summary>At the doctor's last run.</summary>
    private int FailedChecks { get; set; }

    private string Tone => List.Errors > 0 ? "bad" : List.Warnings > 0 ? "warning" : "quiet";

    protected override bool Read()
    {
        int failed = Doctor.Newest?.Failed ?? 0;
        bool changed = (List.Errors, List.Warnings, FailedChecks) != (Problems.Newest.Errors, Problems.Newest.Warnings, failed);
        (List, FailedChecks) = (Problems.Newest, failed);
        return changed;
    }
}
