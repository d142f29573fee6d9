using System.Text;
using Portal.Doctor;
using Portal.Problems;
using Portal.Testbed;

namespace Portal.Components.Shared;

/// <summary>Addresses of pages, relative to <c>&lt;base href&gt;</c>, made from the route templates. Every value is percent-encoded by itself.</summary>
public static class PageLinks
{
    /// <param name="top">What its busiest guests are ranked by; null for CPU.</param>
    /// <param name="isWall">For a screen on a wall.</param>
    public static string Overview(string? top = null, bool isWall = false)
    {
        string asked = string.Join('&', [.. top is null ? Array.Empty<string>() : [$"top={Uri.EscapeDataString(top)}"], .. isWall ? ["wall=1"] : Array.Empty<string>()]);
        return asked.Length == 0 ? "./" : $"./?{asked}";
    }

    public static string Guests { get; } = Routes.GuestsPage.TrimStart('/');

    public static string GuestsOf(string host) => $"{Guests}?host={Uri.EscapeDataString(host)}";

    public static string Hosts { get; } = Routes.HostsPage.TrimStart('/');

    public static string Deployments { get; } = Routes.DeploymentsPage.TrimStart('/');

    public static string Deployment(string deployment) => Fill(Routes.DeploymentPage, deployment);

    /// <summary>The text of its state file, blanked.</summary>
    public static string State(string deployment) => Fill(Routes.TestbedDeploymentState, deployment);

    public static string Host(string host) => Fill(Routes.HostPage, host);

    public static string Guest(string deployment, string guest) => Fill(Routes.GuestPage, deployment, guest);

    public static string UnassignedGuest(string host, string runtimeName) => Fill(Routes.UnassignedGuestPage, host, runtimeName);

    /// <param name="muted">Those that this browser has muted are listed, too.</param>
    public static string Problems(ProblemFilter? filter = null, bool muted = false)
    {
        string[] wanted = [.. Wanted(filter ?? new ProblemFilter()), .. muted ? ["muted=1"] : Array.Empty<string>()];
        return wanted.Length == 0 ? Fill(Routes.ProblemsPage) : $"{Fill(Routes.ProblemsPage)}?{string.Join('&', wanted)}";
    }

    public static string Doctor(DoctorFilter? filter = null)
    {
        string[] wanted =
        [
            .. filter is { OnlyFailed: true } ? [$"only={DoctorFilter.Failed}"] : Array.Empty<string>(),
            .. filter is { Host: { Length: > 0 } host } ? [$"host={Uri.EscapeDataString(host)}"] : Array.Empty<string>(),
        ];
        return wanted.Length == 0 ? Fill(Routes.DoctorPage) : $"{Fill(Routes.DoctorPage)}?{string.Join('&', wanted)}";
    }

    /// <summary>Page of what a problem is about, and the name that the link shows; null for the cluster as a whole.</summary>
    public static (string Address, string Name)? Of(ProblemSubject subject) => subject switch
    {
        { Deployment: { } deployment, Guest: { } guest } => (Guest(deployment, guest), guest),
        { Host: { } host, Guest: { } runtimeName } => (UnassignedGuest(host, runtimeName), TestbedName.ForProblems(runtimeName)),
        { Deployment: { } deployment } => (Deployment(deployment), deployment),
        { Host: { } host } => (Host(host), host),
        _ => null,
    };

    /// <summary>Its page: under its deployment, or under its host if no deployment names it; null for a guest without either.</summary>
    public static string? Of(Cluster.JoinedGuest guest) =>
        guest.Project is { } project ? Guest(project, guest.Name) : guest.Host is { } host ? UnassignedGuest(host, guest.RuntimeName) : null;

    private static IEnumerable<string> Wanted(ProblemFilter filter) =>
        new[] { ("severity", filter.Severity), ("code", filter.Code), ("host", filter.Host), ("deployment", filter.Deployment) }
            .Where(part => !string.IsNullOrEmpty(part.Item2))
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");

    private static string Fill(string template, params ReadOnlySpan<string> values)
    {
        var address = new StringBuilder();
        int value = 0;
        foreach (string part in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            address.Append(address.Length == 0 ? string.Empty : "/").Append(part[0] == '{' ? Uri.EscapeDataString(values[value++]) : part);
        }

        return address.ToString();
    }
}
