namespace Portal.Problems;

/// <summary>Stable: addresses, answers and scripts hold them. Never rename one.</summary>
public static class ProblemCodes
{
    public const string GuestMissing = "guest-missing";
    public const string GuestWrongHost = "guest-wrong-host";
    public const string GuestDuplicate = "guest-duplicate";
    public const string GuestLeftRunning = "guest-left-running";
    public const string GuestUnassigned = "guest-unassigned";
    public const string GuestOom = "guest-oom";
    public const string GuestRestarting = "guest-restarting";
    public const string GuestMemory = "guest-memory";
    public const string GuestThrottled = "guest-throttled";
    public const string HostSilent = "host-silent";
    public const string HostUnknown = "host-unknown";
    public const string HostPressure = "host-pressure";
    public const string HostFilesystem = "host-filesystem";
    public const string HostOvercommit = "host-overcommit";
    public const string CollectorFailed = "collector-failed";
    public const string UnknownKind = "unknown-kind";
    public const string FileRefused = "file-refused";
    public const string FilePart = "file-part";
    public const string BadName = "bad-name";
    public const string DataStale = "data-stale";
    public const string ClockSkew = "clock-skew";
    public const string VersionMismatch = "version-mismatch";
    public const string ScrapeLate = "scrape-late";
    public const string SignInOff = "sign-in-off";
    public const string SignInPlain = "sign-in-plain";
    public const string GrafanaDown = "grafana-down";
    public const string PrometheusDown = "prometheus-down";
}
