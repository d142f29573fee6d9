using System.Collections.Immutable;
using Portal.Exposition.Families;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Self.SelfScope>;

namespace Portal.Exposition.Self;

internal static class ExpositionFamilies
{
    public static ImmutableArray<MetricFamily<SelfScope>> All { get; } =
    [
        new VariantFamily<SelfScope>(
            "testbed_exposition_requests_total",
            MetricType.Counter,
            "Answers given, by endpoint (all, hosts, guests, self, local, compat) and format (text, openmetrics)",
            [.. StateNames<ExpositionEndpoint>.All.SelectMany(endpoint => Enum.GetValues<ExpositionFormat>().Select(format => Requests(endpoint, format)))]),
        new EndpointDurationFamily("testbed_exposition_duration_seconds", "Time to render an answer, without fetching"),
        CounterBy("testbed_exposition_bytes_total", "Bytes rendered, before compression", "endpoint", ByEndpoint(counts => counts.Bytes)),
        GaugeBy("testbed_exposition_series", "Samples in the last answer", "endpoint", ByEndpoint(counts => counts.LastSeries)),
        Counter("testbed_exposition_snapshots_total", "Snapshots of hosts rendered", self => self.Counters.Snapshots),
        Counter("testbed_exposition_rejected_total", "Requests refused because too many were waiting", self => self.Counters.Rejected),
        CounterBy(
            "testbed_exposition_dropped_series_total",
            "Series left out: duplicate, label or value",
            "reason",
            [.. StateNames<DropReason>.All
                .Where(pair => pair.State != DropReason.None)
                .Select(pair => (pair.Name, new Func<SelfScope, MetricValue>(self => self.Counters.Dropped(pair.State))))]),
    ];

    private static Variant<SelfScope> Requests((ExpositionEndpoint State, string Name) endpoint, ExpositionFormat format) =>
        new(self => self.Counters.Requests(endpoint.State, format), ("endpoint", endpoint.Name), ("format", format == ExpositionFormat.Text ? "text" : "openmetrics"));

    private static ImmutableArray<(string, Func<SelfScope, MetricValue>)> ByEndpoint(Func<ExpositionCounters.PerEndpoint, long> value) =>
    [
        .. StateNames<ExpositionEndpoint>.All.Select(pair => (pair.Name, new Func<SelfScope, MetricValue>(self =>
            self.Counters.Of(pair.State) is { Renderings: > 0 } counts ? value(counts) : default(long?)))),
    ];
}
