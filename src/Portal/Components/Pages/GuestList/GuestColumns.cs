using System.Collections.Immutable;
using Portal.Components.Tables;

namespace Portal.Components.Pages.GuestList;

/// <summary>What the list of guests is sorted and exported by.</summary>
internal static class GuestColumns
{
    public static FilterFields Fields { get; } = new(["kind", "host", "state", "deployment", "ip"], ["cpu", "mem"]);

    public static Dictionary<string, string[]?> Facets { get; } = new(StringComparer.Ordinal)
    {
        ["state"] = GuestStates.Keys,
        ["deployment"] = null,
        ["kind"] = null,
        ["host"] = null,
        ["problem"] = ["1"],
    };

    /// <summary>That can be shown.</summary>
    public static ImmutableArray<TableColumn> Columns { get; } =
    [
        new("name", "Name"), new("state", "State"), new("deployment", "Deployment"), new("kind", "Kind"), new("host", "Host"), new("cpu", "CPU"), new("mem", "Memory"),
        new("disk", "Disk"), new("net", "Network"), new("pressure", "Pressure"), new("uptime", "Running for"), new("restarts", "Restarts"),
        new("ip", "IP", IsUsual: false), new("runtime", "Runtime name", IsUsual: false), new("age", "Data"),
    ];

    /// <summary>By the name of the column in an address. A group counts with what its clones have in common, and with their largest figure.</summary>
    public static Dictionary<string, SortKey<GuestUnit>> Sorts { get; } = new(StringComparer.Ordinal)
    {
        ["name"] = SortKey<GuestUnit>.Of(unit => unit.Name),
        ["state"] = SortKey<GuestUnit>.Of(unit => unit.Guests.Select(guest => guest.State).Distinct(StringComparer.Ordinal).Count() == 1 ? unit.Guests[0].Status.Word : null),
        ["deployment"] = SortKey<GuestUnit>.Of(unit => unit.Guests[0].Guest.Project),
        ["kind"] = SortKey<GuestUnit>.Of(unit => unit.Common(guest => guest.Kind)),
        ["host"] = SortKey<GuestUnit>.Of(unit => unit.Common(guest => guest.Host)),
        ["cpu"] = Largest(use => use.CpuRatio ?? use.CpuCores),
        ["mem"] = Largest(use => use.MemoryUsedBytes),
        ["disk"] = Largest(use => Sum(use.ReadBytesPerSecond, use.WrittenBytesPerSecond)),
        ["net"] = Largest(use => Sum(use.ReceivedBytesPerSecond, use.TransmittedBytesPerSecond)),
        ["pressure"] = Largest(use => use.PressureRatio),
        ["uptime"] = Largest(use => use.UptimeSeconds),
        ["restarts"] = Largest(use => use.Restarts),
        ["ip"] = SortKey<GuestUnit>.Of(unit => unit.Guests[0].Address),
        ["runtime"] = SortKey<GuestUnit>.Of(unit => unit.Guests[0].Guest.RuntimeName),
        ["age"] = SortKey<GuestUnit>.Of(unit => unit.Guests.Max(guest => guest.DataAgeSeconds)),
        ["problem"] = SortKey<GuestUnit>.Of(unit => unit.HasProblem ? 1 : 0),
    };

    public static SortOrder ProblemsFirst { get; } = new("problem", IsFalling: true);

    public static SortOrder Default { get; } = new("cpu", IsFalling: true);

    public static ExportColumn<GuestEntry>[] Export { get; } =
    [
        new("name", entry => entry.Guest.Name, "name"),
        new("state", entry => entry.State, "state"),
        new("deployment", entry => entry.Guest.Project, "deployment"),
        new("kind", entry => entry.Guest.Kind, "kind"),
        new("host", entry => entry.Guest.Host, "host"),
        new("cpu_percent", entry => entry.Use.CpuRatio * 100, "cpu"),
        new("cpu_used_cores", entry => entry.Use.CpuCores, "cpu"),
        new("cpu_allowance_cores", entry => entry.Use.CpuCores is null ? null : entry.Use.CpuAllowanceCores, "cpu"),
        new("memory_used_bytes", entry => entry.Use.MemoryUsedBytes, "mem"),
        new("memory_limit_bytes", entry => entry.Use.MemoryLimitBytes, "mem"),
        new("disk_read_bytes_per_second", entry => entry.Use.ReadBytesPerSecond, "disk"),
        new("disk_written_bytes_per_second", entry => entry.Use.WrittenBytesPerSecond, "disk"),
        new("network_received_bytes_per_second", entry => entry.Use.ReceivedBytesPerSecond, "net"),
        new("network_transmitted_bytes_per_second", entry => entry.Use.TransmittedBytesPerSecond, "net"),
        new("pressure_percent", entry => entry.Use.PressureRatio * 100, "pressure"),
        new("running_seconds", entry => entry.Use.UptimeSeconds, "uptime"),
        new("restarts", entry => entry.Use.Restarts, "restarts"),
        new("ip", entry => entry.Address, "ip"),
        new("runtime_name", entry => entry.Guest.RuntimeName, "runtime"),
        new("template", entry => entry.Guest.Expected?.CloneOf),
        new("data_age_seconds", entry => entry.DataAgeSeconds, "age"),
        new("simulated", entry => entry.IsSimulated, IsOfDemo: true),
    ];

    private static SortKey<GuestUnit> Largest(Func<GuestUse, double?> figure) => SortKey<GuestUnit>.Of(unit => unit.Guests.Max(guest => figure(guest.Use)));

    private static double? Sum(double? one, double? two) => one is null && two is null ? null : (one ?? 0) + (two ?? 0);
}
