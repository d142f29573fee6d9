using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>What the list of hosts is sorted and exported by.</summary>
internal static class HostColumns
{
    public static FilterFields Fields { get; } = new(["host", "state", "ip"], ["cpu", "mem"]);

    public static Dictionary<string, string[]?> Facets { get; } = new(StringComparer.Ordinal) { ["state"] = ["live", "stale", "offline", "waiting", "not-asked"] };

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
        new("name", host => host.Name),
        new("mode", host => host.Answer.Mode),
        new("state", host => host.State),
        new("reason", host => host.Reason),
        new("address", host => host.Answer.Address),
        new("cpu_percent", host => host.Use.CpuRatio * 100),
        new("cpu_cores", host => (long?)host.Use.Cores),
        new("load1", host => host.Use.Load),
        new("load1_per_core", host => host.Use.LoadPerCore),
        new("memory_used_bytes", host => host.Use.MemoryUsedBytes),
        new("memory_total_bytes", host => host.Use.MemorySizeBytes),
        new("memory_committed_percent", host => host.Use.CommittedRatio * 100),
        new("swap_used_bytes", host => host.Use.SwapUsedBytes),
        new("swap_total_bytes", host => host.Use.SwapSizeBytes),
        new("pressure_percent", host => host.Use.PressureRatio * 100),
        new("fullest_filesystem", host => host.Use.FullestMountpoint),
        new("fullest_filesystem_percent", host => host.Use.FullestRatio * 100),
        new("network_received_bytes_per_second", host => host.Use.ReceivedBytesPerSecond),
        new("network_transmitted_bytes_per_second", host => host.Use.TransmittedBytesPerSecond),
        new("hottest_celsius", host => host.Use.HottestCelsius),
        new("guests_running", host => host.Use.RunningGuests),
        new("answer_seconds", host => host.Use.AnswerSeconds),
        new("clock_offset_seconds", host => host.Use.ClockOffsetSeconds),
        new("data_age_seconds", host => host.Use.DataAgeSeconds),
        new("version", host => host.Version),
        new("simulated", host => host.Answer.IsSimulated),
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
