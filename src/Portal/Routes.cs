namespace Portal;

/// <summary>Every route template of the program, in one place.</summary>
public static class Routes
{
    public const string Health = "/healthz";
    public const string Ready = "/readyz";

    /// <summary>All routes for programs begin so, but for those for Prometheus.</summary>
    public const string Api = "/api";

    // Between hosts.
    public const string Snapshot = "/api/v1/snapshot";
    public const string SnapshotStream = "/api/v1/snapshot/stream";
    public const string Status = "/api/v1/status";
    public const string ClusterAuthority = "/api/v1/cluster/ca";
    public const string ClusterJoin = "/api/v1/cluster/join";
    public const string ClusterRenew = "/api/v1/cluster/renew";

    // Between hosts, TestbedOS' own.
    public const string TestbedJoin = "/api/cluster";
    public const string TestbedMembership = "/api/cluster/{name}";
    public const string TestbedStatus = "/api/config/status";
    public const string TestbedHostFigures = "/api/metrics/host";
    public const string TestbedGuestFigures = "/api/metrics/guest/{project}/{name}";

    // For people and scripts.
    public const string Hosts = "/api/v1/hosts";
    public const string Host = "/api/v1/hosts/{name}";
    public const string Guests = "/api/v1/guests";
    public const string Deployments = "/api/v1/deployments";
    public const string Deployment = "/api/v1/deployments/{name}";

    // TestbedOS' own, for people and scripts.
    public const string TestbedStack = "/api/metrics/state";
    public const string TestbedDeployments = "/api/deployments";
    public const string TestbedActiveDeployments = "/api/active-deployments";
    public const string TestbedDeployment = "/api/deployments/{name}";
    public const string TestbedDeploymentState = "/api/deployments/{name}/state";
    public const string TestbedDashboard = "/api/metrics/dashboard/{project}";

    // For people and scripts.
    public const string Problems = "/api/v1/problems";
    public const string Doctor = "/api/v1/doctor";
    public const string HostHistory = "/api/v1/history/{host}";
    public const string GuestHistory = "/api/v1/history/{deployment}/{guest}";
    public const string RuntimeHistory = "/api/v1/history/{host}/{kind}/{runtimeName}";
    public const string OpenApi = "/openapi/{documentName}.json";

    // For Prometheus.
    public const string Discovery = "/api/v1/sd/prometheus";
    public const string Metrics = "/metrics";
    public const string MetricsHosts = "/metrics/hosts";
    public const string MetricsGuests = "/metrics/guests";
    public const string MetricsGuestsOfKind = "/metrics/guests/{kind}";
    public const string MetricsSelf = "/metrics/self";
    public const string MetricsLocal = "/metrics/local";
    public const string TestbedGauges = "/api/metrics/prometheus/{family}";

    // Operators' sign-in; the check is Nginx'.
    public const string SignInPage = "/sign-in";
    public const string SignInCheck = "/sign-in/check";
    public const string SignOut = "/sign-out";

    // Pages.
    public const string OverviewPage = "/";
    public const string HostsPage = "/hosts";
    public const string GuestsPage = "/guests";
    public const string DeploymentsPage = "/deployments";
    public const string DeploymentPage = "/deployments/{Deployment}";
    public const string HostPage = "/hosts/{HostName}";
    public const string GuestPage = "/deployments/{Deployment}/guests/{Guest}";
    public const string UnassignedGuestPage = "/hosts/{HostName}/guests/{RuntimeName}";
    public const string ProblemsPage = "/problems";
    public const string DoctorPage = "/doctor";
    public const string SettingsPage = "/settings";
    public const string NotFoundPage = "/not-found";
    public const string ErrorPage = "/error";
    public const string AnyOtherPage = "/{*path:nonfile}";
}
