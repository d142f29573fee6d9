using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster.Fetching;

/// <summary>A guest that TestbedOS is asked for.</summary>
/// <param name="Path">Route of its figures, names escaped.</param>
internal sealed record AskedGuest(GuestKind Kind, string RuntimeName, string Path)
{
    private const double DockerCorrection = 1000;

    /// <summary>Those that should run on that host; templates and guests of deployments that are down are not asked for.</summary>
    public static ImmutableArray<AskedGuest> On(string host, TestbedContents contents) =>
    [
        .. from deployment in contents.Deployments
           where deployment.State != DeploymentState.Down && TestbedName.IsValid(deployment.RealName)
           from guest in deployment.Guests
           where guest is { IsTemplate: false, Kind: not null } && guest.Host == host && TestbedName.IsValid(guest.RealName)
           select new AskedGuest(guest.Kind.GetValueOrDefault(), guest.RuntimeName, PathOf(deployment.RealName, guest.RealName)),
    ];

    /// <summary>In the units of our gauges. TestbedOS divides microseconds by nanoseconds for containers, so its percentage is a thousand times too small; for emulators it always says 0, which is not known.</summary>
    public TestbedReading Reading(TestbedFigures figures) => Kind.Name switch
    {
        "docker" => new TestbedReading(figures.Cpu * DockerCorrection, figures.Memory),
        "android" when figures is { Cpu: 0, Memory: 0 } => default,
        _ => new TestbedReading(figures.Cpu, figures.Memory),
    };

    private static string PathOf(string project, string name) => Routes.TestbedGuestFigures
        .Replace("{project}", Uri.EscapeDataString(project), StringComparison.Ordinal)
        .Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal);
}
