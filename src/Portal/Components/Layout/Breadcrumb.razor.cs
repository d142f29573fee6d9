using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Portal.Components.Layout;

/// <summary>Where the page stands, on every page but the overview.</summary>
public sealed partial class Breadcrumb
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private ImmutableArray<TrailStep> Steps { get; set; } = [];

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized()
    {
        Steps = Trail.Of(Navigation.ToBaseRelativePath(Navigation.Uri));
        Navigation.LocationChanged += OnMoved;
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        ImmutableArray<TrailStep> steps = Trail.Of(Navigation.ToBaseRelativePath(Navigation.Uri));
        if (!steps.SequenceEqual(Steps))
        {
            Steps = steps;
            StateHasChanged();
        }
    }
}
