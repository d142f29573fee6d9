using System.Collections.Immutable;
using Portal.Exposition.Families;
using Portal.Exposition.Self;
using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>Every canonical family, in the order in which they are written. A new family is one line in the table of its subject.</summary>
internal static class Catalogue
{
    public static ImmutableArray<MetricFamily<HostScope>> Hosts { get; } =
    [
        .. HostIdentityFamilies.All,
        .. HostCpuFamilies.All,
        .. HostMemoryFamilies.All,
        .. HostDiskFamilies.All,
        .. HostFilesystemFamilies.All,
        .. HostNetworkFamilies.All,
        .. HostActivityFamilies.All,
        .. HostSensorFamilies.All,
    ];

    public static ImmutableArray<MetricFamily<GuestScope>> Guests { get; } =
    [
        .. GuestStateFamilies.All,
        .. GuestCpuFamilies.All,
        .. GuestMemoryFamilies.All,
        .. GuestDiskFamilies.All,
        .. GuestNetworkFamilies.All,
        .. GuestActivityFamilies.All,
    ];

    public static ImmutableArray<MetricFamily<SelfScope>> Self { get; } =
    [
        .. ExpositionFamilies.All,
        .. ProcessFamilies.All,
        .. RuntimeFamilies.All,
    ];

    /// <summary>All of them, with the labels that their scope gives.</summary>
    public static IEnumerable<(MetricFamily Family, ImmutableArray<string> ScopeLabels)> All =>
    [
        .. Hosts.Select(family => ((MetricFamily)family, ImmutableArray.Create("host"))),
        .. Guests.Select(family => ((MetricFamily)family, ImmutableArray.Create("project", "guest", "kind", "host"))),
        .. DeploymentFamilies.OfTestbed.Select(family => ((MetricFamily)family, ImmutableArray<string>.Empty)),
        .. DeploymentFamilies.All.Select(family => ((MetricFamily)family, ImmutableArray.Create("project"))),
        .. DeploymentFamilies.OfHosts.Concat(CollectorFamilies.All).Concat(FanoutFamilies.All).Select(family => ((MetricFamily)family, ImmutableArray.Create("host"))),
        .. Self.Select(family => ((MetricFamily)family, ImmutableArray<string>.Empty)),
    ];
}
