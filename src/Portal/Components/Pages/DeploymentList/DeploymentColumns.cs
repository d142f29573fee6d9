using System.Globalization;
using Portal.Components.Tables;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>What the list of deployments is sorted and exported by.</summary>
internal static class DeploymentColumns
{
    public static FilterFields Fields { get; } = new(["deployment", "state", "kind", "host"], ["cpu", "guests", "problems"]);

    public static Dictionary<string, string[]?> Facets { get; } = new(StringComparer.Ordinal) { ["state"] = ["up", "down", "working", "failed", "unknown"] };

    /// <summary>By the name of the column in an address.</summary>
    public static Dictionary<string, SortKey<DeploymentEntry>> Sorts { get; } = new(StringComparer.Ordinal)
    {
        ["name"] = SortKey<DeploymentEntry>.Of(entry => entry.Name),
        ["state"] = SortKey<DeploymentEntry>.Of(entry => entry.Status.Word),
        ["guests"] = SortKey<DeploymentEntry>.Of(entry => (double?)entry.Guests.Running),
        ["kinds"] = SortKey<DeploymentEntry>.Of(entry => Joined(entry.Kinds)),
        ["hosts"] = SortKey<DeploymentEntry>.Of(entry => Joined(entry.Hosts)),
        ["cpu"] = SortKey<DeploymentEntry>.Of(entry => entry.Use.CpuCores),
        ["mem"] = SortKey<DeploymentEntry>.Of(entry => entry.Use.MemoryUsedBytes),
        ["net"] = SortKey<DeploymentEntry>.Of(entry => entry.Use.ReceivedBytesPerSecond + entry.Use.TransmittedBytesPerSecond),
        ["problems"] = SortKey<DeploymentEntry>.Of(entry => (double?)entry.Problems.Count),
        ["changed"] = SortKey<DeploymentEntry>.Of(entry => (double?)entry.Deployment.StateModifiedAt?.ToUnixTimeMilliseconds()),
    };

    public static ExportColumn<DeploymentEntry>[] Export { get; } =
    [
        new("name", entry => entry.Name),
        new("state", entry => entry.State),
        new("failed_command", entry => entry.Deployment.Command),
        new("state_since", entry => Written(entry.Deployment.StateSince)),
        new("guests_running", entry => (long)entry.Guests.Running),
        new("guests_expected", entry => (long)entry.Guests.Expected),
        new("kinds", entry => Joined(entry.Kinds)),
        new("hosts", entry => Joined(entry.Hosts)),
        new("cpu_used_cores", entry => entry.Use.CpuCores),
        new("memory_used_bytes", entry => entry.Use.MemoryUsedBytes),
        new("network_received_bytes_per_second", entry => entry.Use.ReceivedBytesPerSecond),
        new("network_transmitted_bytes_per_second", entry => entry.Use.TransmittedBytesPerSecond),
        new("errors", entry => (long)entry.Problems.Errors),
        new("warnings", entry => (long)entry.Problems.Warnings),
        new("state_file_modified", entry => Written(entry.Deployment.StateModifiedAt)),
        new("outage", entry => entry.Outage is { } outage ? outage.What + (outage.Place is { } place ? $" ({place})" : string.Empty) : null),
        new("outage_since", entry => Written(entry.Outage?.Since)),
        new("simulated", entry => entry.IsSimulated),
    ];

    // None is not the empty text: what is not known stands last.
    private static string? Joined(IEnumerable<string> names) => string.Join(' ', names) is { Length: > 0 } text ? text : null;

    private static string? Written(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
