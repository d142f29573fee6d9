using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

/// <summary>How the collectors of a host fare, and what the program itself costs there.</summary>
internal static class CollectorFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_collector_success", "1 if the last run read everything it tried", HostDimensions.Collectors, outcome => outcome.Success),
        Gauge("testbed_collector_duration_seconds", "Time the last run took", HostDimensions.Collectors, outcome => MetricValue.Seconds(outcome.DurationNanoseconds)),
        GaugeWithin(
            "testbed_collector_sample_age_seconds",
            "Age of the tier's oldest value when the answer was made",
            HostDimensions.Collectors,
            (host, outcome) => MetricValue.Seconds(outcome.AgeNanoseconds + host.AgeNanoseconds)),
        CounterBy(
            "testbed_collector_errors_total",
            "Failures: timeout, denied, unreachable, gone, malformed, too_large, unsupported or internal",
            HostDimensions.Collectors,
            "reason",
            [.. StateNames<CollectorFailure>.All.Select(pair => (pair.Name, new Func<CollectorOutcome, MetricValue>(outcome => Failures(outcome, pair.State))))]),
        GaugeWithin("testbed_collector_guests", "Guests found", HostDimensions.CollectorNames, (host, outcome) => Guests(host, outcome.Collector)),
        GaugeWithin(
            "testbed_collector_overdue_calls",
            "Calls past their deadline that have not returned",
            HostDimensions.CollectorNames,
            (host, outcome) => OverdueCalls(host, outcome.Collector)),
        Info(
            "testbed_portal_info",
            "Version of the program and of .NET on the host",
            host => host.Snapshot?.Portal is not null,
            Label("version", host => host.Snapshot?.Portal?.Version),
            Label("runtime", host => host.Snapshot?.Portal?.Runtime)),
        Counter("testbed_portal_cpu_seconds_total", "CPU time the program used on the host", host => MetricValue.Seconds(host.Snapshot?.Portal?.CpuNanoseconds)),
        Counter("testbed_portal_snapshots_total", "Snapshots it took", host => host.Snapshot?.Portal?.Snapshots),
        Gauge("testbed_portal_memory_bytes", "Resident memory of the program on the host", host => host.Snapshot?.Portal?.MemoryBytes),
        Gauge("testbed_portal_open_files", "File handles it holds", host => host.Snapshot?.Portal?.OpenFiles),
    ];

    private static long? Failures(CollectorOutcome outcome, CollectorFailure reason)
    {
        foreach (FailureCount failure in outcome.Failures.OrEmpty())
        {
            if (failure.Reason == reason)
            {
                return failure.Count;
            }
        }

        return null;
    }

    private static long? Guests(HostScope host, string collector)
    {
        foreach (CollectorOutcome outcome in host.Snapshot!.Collectors)
        {
            if (outcome.Guests is { } guests && outcome.Collector == collector)
            {
                return guests;
            }
        }

        return null;
    }

    private static long? OverdueCalls(HostScope host, string collector)
    {
        long overdue = 0;
        foreach (CollectorOutcome outcome in host.Snapshot!.Collectors)
        {
            overdue += outcome.Collector == collector ? outcome.OverdueCalls : 0;
        }

        return overdue;
    }
}
