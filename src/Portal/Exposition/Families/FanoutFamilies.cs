using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

/// <summary>How the main host fares in asking the hosts; there for silent hosts too.</summary>
internal static class FanoutFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Counter("testbed_fanout_fetches_total", "Snapshots asked for", host => host.Fetch.Fetches),
        Counter("testbed_fanout_received_bytes_total", "Bytes of snapshots received", host => host.Fetch.ReceivedBytes),
        CounterBy(
            "testbed_fanout_failures_total",
            "Snapshots not had, by reason: result without ok and pending",
            "reason",
            [.. StateNames<FetchResult>.All
                .Where(pair => pair.State is not (FetchResult.Ok or FetchResult.Pending))
                .Select(pair => (pair.Name, new Func<HostScope, MetricValue>(host => Failures(host, pair.State))))]),
        StateSet(
            "testbed_fanout_result",
            "Last fetch: ok, pending, dns, refused, timeout, tls, status, cut, malformed, too_large, wrong_host or internal",
            "result",
            host => host.Fetch.Result),
        Gauge("testbed_fanout_duration_seconds", "Time the last fetch took, failed or not", host => MetricValue.Seconds(host.Fetch.Duration)),
        Gauge(
            "testbed_fanout_last_success_timestamp_seconds",
            "When the last good snapshot arrived, by the main host's clock",
            host => MetricValue.UnixTime(host.Fetch.LastSuccessAt)),
        Gauge(
            "testbed_fanout_snapshot_age_seconds",
            "Age the host stated plus time since it arrived",
            host => MetricValue.Seconds(host.Snapshot is null ? null : host.Answer.SnapshotAge)),
        Gauge(
            "testbed_fanout_clock_offset_seconds",
            "The host's clock minus the main host's, at the middle of the fetch",
            host => MetricValue.Seconds(host.Snapshot is null ? null : host.Fetch.ClockOffset)),
        Gauge("testbed_fanout_suspended", "1 while the host is tried on a short budget after repeated failures", host => host.Fetch.Suspended),
        Gauge("testbed_fanout_streaming", "1 while snapshots arrive each second because a page looks at the host", host => host.Answer.IsStreamed),
    ];

    private static long? Failures(HostScope host, FetchResult reason) =>
        host.Fetch.Failures.TryGetValue(reason, out long count) ? count : null;
}
