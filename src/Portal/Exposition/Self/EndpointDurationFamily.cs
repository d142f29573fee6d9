using System.Collections.Immutable;
using System.Text;
using Portal.Exposition.Families;
using Portal.Exposition.Text;

namespace Portal.Exposition.Self;

/// <summary>A summary without quantiles: how long answers took to render and how many there were, by endpoint.</summary>
internal sealed class EndpointDurationFamily(string name, string help) : MetricFamily<SelfScope>(name, MetricType.Summary, help, ["endpoint"])
{
    private static readonly ImmutableArray<(ExpositionEndpoint Endpoint, byte[] Label)> Endpoints =
    [
        .. StateNames<ExpositionEndpoint>.All
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => (pair.State, Encoding.ASCII.GetBytes($"endpoint=\"{pair.Name}\""))),
    ];

    public override void Write(SelfScope scope, ExpositionWriter writer)
    {
        foreach ((ExpositionEndpoint endpoint, byte[] label) in Endpoints)
        {
            ExpositionCounters.PerEndpoint counts = scope.Counters.Of(endpoint);
            if (counts.Renderings > 0)
            {
                writer.Sample(scope.Block, "_sum"u8, label, MetricValue.Seconds(counts.Duration));
                writer.Sample(scope.Block, "_count"u8, label, counts.Renderings);
            }
        }
    }
}
