using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;
using Portal.Testbed;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.DeploymentScope>;

namespace Portal.Exposition.Families;

internal static class DeploymentFamilies
{
    private static readonly Dimension<DeploymentScope, GuestCounts> Kinds = new(
        0,
        ["kind"],
        deployment => deployment.Counts,
        (a, b) => a.Kind == b.Kind,
        (counts, labels) => labels.Add("kind", counts.Kind));

    // A template belongs nowhere: it is never expected to run.
    private static readonly Dimension<DeploymentScope, ExpectedGuest> Guests = new(
        1,
        ["guest", "kind", "host"],
        deployment => deployment.Deployment.Guests,
        (a, b) => a.Name == b.Name && a.KindName == b.KindName && a.Host == b.Host && a.IsTemplate == b.IsTemplate,
        (guest, labels) => labels.Add("guest", guest.Name).Add("kind", guest.KindName).Add("host", guest.Host))
    {
        Shows = guest => guest is { Host: not null, IsTemplate: false },
    };

    /// <summary>Comes before the others and has no label.</summary>
    public static ImmutableArray<MetricFamily<TestbedScope>> OfTestbed { get; } =
    [
        Family<TestbedScope>.Gauge("testbed_deployments_read_success", "1 if the deployments folder could be listed", scope => scope.Testbed.DeploymentsListed),
    ];

    public static ImmutableArray<MetricFamily<DeploymentScope>> All { get; } =
    [
        Info(
            "testbed_deployment_info",
            "What the deployment is",
            scope => scope.Deployment.HasState,
            Label("network", scope => scope.Deployment.Network),
            Label("provisioned", scope => scope.Deployment.Provisioned switch { true => "true", false => "false", null => null })),
        StateSet(
            "testbed_deployment_state",
            "State recorded by the testbed: up, down, running (a command runs), failed or unknown",
            "state",
            scope => scope.Deployment.State),
        Gauge(
            "testbed_deployment_read_success",
            "1 if the last read of state.json was whole and valid; else the last good version is in use",
            scope => scope.Deployment.ReadSuccess),
        Gauge(
            "testbed_deployment_state_modified_timestamp_seconds",
            "When state.json was written; its age is time() minus this",
            scope => MetricValue.UnixTime(scope.Deployment.StateModifiedAt)),
        Gauge("testbed_deployment_guests_expected", "Guests that should run", Kinds, counts => counts.Expected),
        Gauge("testbed_deployment_guests_running", "Of those, running", Kinds, counts => counts.Running),
        Gauge("testbed_deployment_guests_unknown", "Of those, in state unknown", Kinds, counts => counts.Unknown),
        new ItemInfoFamily<DeploymentScope, ExpectedGuest, ExpectedGuest>(
            "testbed_deployment_guest_info",
            "Which guest belongs where",
            Guests,
            (_, guest) => guest,
            [new("runtime_name", guest => guest.RuntimeName)]),
    ];

    /// <summary>Comes after the others: what belongs to no deployment.</summary>
    public static ImmutableArray<MetricFamily<HostScope>> OfHosts { get; } =
    [
        Family<HostScope>.GaugeWithin(
            "testbed_unassigned_guests",
            "Guests that run and belong to no deployment",
            HostDimensions.Kinds,
            (host, kind) => host.UnassignedOf(kind)),
    ];
}
