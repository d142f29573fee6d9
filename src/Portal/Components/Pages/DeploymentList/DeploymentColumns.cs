using System.Collections.Immutable;
using System.Globalization;
using Portal.Components.Tables;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>What the list of deployments is sorted and exported by.</summary>
internal static class DeploymentColumns
{
    public static FilterFields Fields { get; } = new(["deployment", "state", "kind", "host"], ["cpu", "guests", "problems"]);

    public static Dictionary<string, string[]?> Facets { get; } = new(StringComparer.Ordinal) { ["state"] = ["up", "down", "working", "failed", "unknown"] };

    /// <summary>That can be shown.</summary>
    public static ImmutableArray<TableColumn> Columns { get; } =
    [
        new("name", "Name"), new("state", "State"), new("guests", "Guests"), new("kinds", "Kinds"), new("hosts", "Hosts"), new("cpu", "CPU"), new("mem", "Memory used"),
        new("net", "Network"), new("problems", "Problems"), new("changed", "State file changed"),
    ];

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
        new("name", entry => entry.Name, "name"),
        new("state", entry => entry.State, "state"),
        new("failed_command", entry => entry.Deployment.Command, "state"),
        new("state_since", entry => Written(entry.Deployment.StateSince), "state"),
        new("guests_running", entry => (long)entry.Guests.Running, "guests"),
        new("guests_expected", entry => (long)entry.Guests.Expected, "guests"),
        new("kinds", entry => Joined(entry.Kinds), "kinds"),
        new("hosts", entry => Joined(entry.Hosts), "hosts"),
        new("cpu_used_cores", entry => entry.Use.CpuCores, "cpu"),
        new("memory_used_bytes", entry => entry.Use.MemoryUsedBytes, "mem"),
        new("network_received_bytes_per_second", entry => entry.Use.ReceivedBytesPerSecond, "net"),
        new("network_transmitted_bytes_per_second", entry => entry.Use.TransmittedBytesPerSecond, "net"),
        new("errors", entry => (long)entry.Problems.Errors, "problems"),
        new("warnings", entry => (long)entry.Problems.Warnings, "problems"),
        new("state_file_modified", entry => Written(entry.Deployment.StateModifiedAt), "changed"),
        new("outage", entry => entry.Outage is { } outage ? outage.What + (outage.Place is { } place ? $" ({place})" : string.Empty) : null, "state"),
        new("outage_since", entry => Written(entry.Outage?.Since), "state"),
        new("simulated", entry => entry.IsSimulated, IsOfDemo: true),
    ];

    // None is not the empty text: what is not known stands last.
    private static string? Joined(IEnumerable<string> names) => string.Join(' ', names) is { Length: > 0 } text ? text : null;

    private static string? Written(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
