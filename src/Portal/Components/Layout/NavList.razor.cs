using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Doctor;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>The pages that every page leads to. The count beside Problems is what the browser's icon shows.</summary>
/// <remarks>The framework's NavLink would be a component for each, rendered twice.</remarks>
public sealed partial class NavList
{
    private Destination? _current;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDoctor Doctor { get; init; }

    private ProblemCounts Counts { get; set; }

    /// <summary>At the doctor's last run.</summary>
    private int FailedChecks { get; set; }

    private string Tone => Counts.Errors > 0 ? "bad" : Counts.Warnings > 0 ? "warning" : "quiet";

    protected override void OnInitialized()
    {
        _current = Find();
        Navigation.LocationChanged += OnMoved;
        base.OnInitialized();
    }

    protected override void OnLeft() => Navigation.LocationChanged -= OnMoved;

    protected override bool Read()
    {
        var before = (Counts, FailedChecks);
        (Counts, FailedChecks) = (Mutes.Counts(Problems), Doctor.Newest?.Failed ?? 0);
        return before != (Counts, FailedChecks);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (Find() is var now && now != _current)
        {
            _current = now;
            StateHasChanged();
        }
    }

    // A single problem's address is one of Problems; a deployment's page is not the list of deployments.
    private Destination? Find()
    {
        string path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].Trim('/');
        Destination? place = Destination.Of(path.Split('/')[0]);
        return place?.Route == Routes.ProblemsPage || string.Equals(place?.Route[1..], path, StringComparison.OrdinalIgnoreCase) ? place : null;
    }
}
