using System.Collections.Immutable;

namespace Portal.Components.Layout;

/// <summary>A page that every page leads to: in the navigation, the palette, the breadcrumbs and by its key.</summary>
/// <param name="Route">Its template, without parameters.</param>
/// <param name="Key">Goes there.</param>
internal sealed record Destination(string Route, string Name, string Icon, string Key)
{
    public static Destination Overview { get; } = new(Routes.OverviewPage, "Overview", "overview", "o");

    public static ImmutableArray<Destination> All { get; } =
    [
        Overview,
        new(Routes.DeploymentsPage, "Deployments", "deployment", "d"),
        new(Routes.HostsPage, "Hosts", "host", "h"),
        new(Routes.GuestsPage, "Guests", "guest", "g"),
        new(Routes.ProblemsPage, "Problems", "problem", "p"),
        new(Routes.DoctorPage, "Doctor", "doctor", "c"),
        new(Routes.SettingsPage, "Settings", "settings", "s"),
    ];

    /// <summary>Relative to the base.</summary>
    public string Address => Route.Length == 1 ? "./" : Route[1..];

    /// <summary>By the first part of an address; null for a page that none leads to.</summary>
    public static Destination? Of(string firstPart) => All.FirstOrDefault(destination => string.Equals(destination.Route[1..], firstPart, StringComparison.OrdinalIgnoreCase));
}
