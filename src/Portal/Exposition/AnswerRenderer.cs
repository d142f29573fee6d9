using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Exposition.Families;
using Portal.Exposition.Gauges;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;
using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>Writes one answer: families outside, hosts and guests inside, so that each family has one block however many hosts it takes.</summary>
/// <remarks>Only reads immutable snapshots. Not thread-safe: each of the answers rendered at once has its own.</remarks>
internal sealed class AnswerRenderer(LabelCache cache, SelfScope self, bool showUnassigned)
{
    private readonly AnswerScopes _scopes = new(cache, showUnassigned);

    /// <summary>Writes part after part and pauses after each. To be run to its end or disposed: either lets go of the snapshot.</summary>
    public IEnumerable<bool> Steps(ClusterSnapshot snapshot, ExpositionRequest request, ExpositionWriter writer, long now)
    {
        try
        {
            Fill(snapshot, request, writer, now);
            foreach (bool _ in Write(request, writer))
            {
                yield return true;
            }

            writer.End();
        }
        finally
        {
            _scopes.Release();
        }
    }

    private void Fill(ClusterSnapshot snapshot, ExpositionRequest request, ExpositionWriter writer, long now)
    {
        ExpositionParts parts = request.Parts;
        LabelLayout layout = parts is ExpositionParts.TestbedHosts or ExpositionParts.TestbedGuests ? LabelLayout.TestbedOs : LabelLayout.Canonical;
        if ((parts & (ExpositionParts.Hosts | ExpositionParts.Deployments | ExpositionParts.Collectors | ExpositionParts.Fanout | ExpositionParts.TestbedHosts)) != ExpositionParts.None)
        {
            _scopes.FillHosts(snapshot, layout, writer, now);
        }

        if ((parts & (ExpositionParts.Guests | ExpositionParts.TestbedGuests)) != ExpositionParts.None)
        {
            _scopes.FillGuests(snapshot, layout, request.Kind, writer, now);
        }

        if (parts.HasFlag(ExpositionParts.Deployments))
        {
            _scopes.FillDeployments(snapshot, writer, now);
        }
    }

    private IEnumerable<bool> Write(ExpositionRequest request, ExpositionWriter writer)
    {
        ExpositionParts parts = request.Parts;
        IEnumerable<bool>[] steps =
        [
            Of(parts, ExpositionParts.Hosts, Catalogue.Hosts, _scopes.Hosts, writer),
            Of(parts, ExpositionParts.Guests, Catalogue.Guests, _scopes.Guests, writer),
            Of(parts, ExpositionParts.Deployments, DeploymentFamilies.OfTestbed, new[] { _scopes.Testbed }, writer),
            Of(parts, ExpositionParts.Deployments, DeploymentFamilies.All, _scopes.Deployments, writer),
            Of(parts, ExpositionParts.Deployments, DeploymentFamilies.OfHosts, _scopes.Hosts, writer),
            Of(parts, ExpositionParts.Collectors, CollectorFamilies.All, _scopes.Hosts, writer),
            Of(parts, ExpositionParts.Fanout, FanoutFamilies.All, _scopes.Hosts, writer),
            OfSelf(parts, writer),
            Of(parts, ExpositionParts.TestbedHosts, TestbedHostGauges.All, _scopes.Hosts, writer),
            Of(parts, ExpositionParts.TestbedGuests, TestbedGuestGauges.Of(request.Kind), _scopes.Guests, writer),
        ];
        return steps.SelectMany(each => each);
    }

    private IEnumerable<bool> OfSelf(ExpositionParts parts, ExpositionWriter writer)
    {
        if (parts.HasFlag(ExpositionParts.Self))
        {
            self.Read();
            foreach (bool step in FamilyBlocks.Steps(Catalogue.Self, new[] { self }, writer))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<bool> Of<TScope>(
        ExpositionParts wanted, ExpositionParts part, ImmutableArray<MetricFamily<TScope>> families, ReadOnlyMemory<TScope> scopes, ExpositionWriter writer)
        where TScope : LabelScope => wanted.HasFlag(part) ? FamilyBlocks.Steps(families, scopes, writer) : [];
}
