using System.Collections.Immutable;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>What the list of hosts is sorted and exported by.</summary>
internal static class HostColumns
{
    public static FilterFields Fields { get; } = new(["host", "state", "ip"], ["cpu", "mem"]);

    public static Dictionary<string, string[]?> Facets { get; } = new(StringComparer.Ordinal) { ["state"] = ["live", "stale", "offline", "waiting", "not-asked"] };

    /// <summary>That can be shown.</summary>
    public static ImmutableArray<TableColumn> Columns { get; } =
    [
        new("name", "Name"), new("state", "State"), new("cpu", "CPU"), new("load", "Load per core"), new("mem", "Memory"), new("committed", "Committed"),
        new("swap", "Swap"), new("pressure", "Pressure"), new("filesystem", "Fullest filesystem"), new("net", "Network"), new("temperature", "Hottest"),
        new("guests", "Guests running"), new("answer", "Answer time"), new("clock", "Clock skew"), new("version", "Version"),
    ];

    /// <summary>By the name of the column in an address.</summary>
    public static Dictionary<string, SortKey<HostEntry>> Sorts { get; } = new(StringComparer.Ordinal)
    {
        ["name"] = SortKey<HostEntry>.Of(host => host.Name),
        ["state"] = SortKey<HostEntry>.Of(host => Silence(host)),
        ["cpu"] = SortKey<HostEntry>.Of(host => host.Use.CpuRatio),
        ["load"] = SortKey<HostEntry>.Of(host => host.Use.LoadPerCore),
        ["mem"] = SortKey<HostEntry>.Of(host => host.Use.MemoryRatio),
        ["swap"] = SortKey<HostEntry>.Of(host => host.Use.SwapUsedBytes),
        ["pressure"] = SortKey<HostEntry>.Of(host => host.Use.PressureRatio),
        ["filesystem"] = SortKey<HostEntry>.Of(host => host.Use.FullestRatio),
        ["net"] = SortKey<HostEntry>.Of(host => host.Use.ReceivedBytesPerSecond + host.Use.TransmittedBytesPerSecond),
        ["temperature"] = SortKey<HostEntry>.Of(host => host.Use.HottestCelsius),
        ["guests"] = SortKey<HostEntry>.Of(host => host.Use.RunningGuests),
        ["committed"] = SortKey<HostEntry>.Of(host => host.Use.CommittedRatio),
        ["answer"] = SortKey<HostEntry>.Of(host => host.Use.AnswerSeconds),
        ["clock"] = SortKey<HostEntry>.Of(host => host.Use.ClockOffsetSeconds),
        ["version"] = SortKey<HostEntry>.Of(host => host.Version),
    };

    public static ExportColumn<HostEntry>[] Export { get; } =
    [
        new("name", host => host.Name, "name"),
        new("mode", host => host.Answer.Mode, "name"),
        new("state", host => host.State, "state"),
        new("reason", host => host.Reason, "state"),
        new("address", host => host.Answer.Address, "name"),
        new("cpu_percent", host => host.Use.CpuRatio * 100, "cpu"),
        new("cpu_cores", host => (long?)host.Use.Cores, "cpu"),
        new("load1", host => host.Use.Load, "load"),
        new("load1_per_core", host => host.Use.LoadPerCore, "load"),
        new("memory_used_bytes", host => host.Use.MemoryUsedBytes, "mem"),
        new("memory_total_bytes", host => host.Use.MemorySizeBytes, "mem"),
        new("memory_committed_percent", host => host.Use.CommittedRatio * 100, "committed"),
        new("swap_used_bytes", host => host.Use.SwapUsedBytes, "swap"),
        new("swap_total_bytes", host => host.Use.SwapSizeBytes, "swap"),
        new("pressure_percent", host => host.Use.PressureRatio * 100, "pressure"),
        new("fullest_filesystem", host => host.Use.FullestMountpoint, "filesystem"),
        new("fullest_filesystem_percent", host => host.Use.FullestRatio * 100, "filesystem"),
        new("network_received_bytes_per_second", host => host.Use.ReceivedBytesPerSecond, "net"),
        new("network_transmitted_bytes_per_second", host => host.Use.TransmittedBytesPerSecond, "net"),
        new("hottest_celsius", host => host.Use.HottestCelsius, "temperature"),
        new("guests_running", host => host.Use.RunningGuests, "guests"),
        new("answer_seconds", host => host.Use.AnswerSeconds, "answer"),
        new("clock_offset_seconds", host => host.Use.ClockOffsetSeconds, "clock"),
        new("data_age_seconds", host => host.Use.DataAgeSeconds, "state"),
        new("version", host => host.Version, "version"),
        new("simulated", host => host.Answer.IsSimulated, IsOfDemo: true),
    ];

    /// <summary>The more silent, the larger.</summary>
    public static double Silence(HostEntry host) => host.Data switch
    {
        DataState.Offline => 4,
        DataState.Stale => 3,
        DataState.Waiting => 2,
        DataState.NotAsked => 1,
        _ => 0,
    };
}
