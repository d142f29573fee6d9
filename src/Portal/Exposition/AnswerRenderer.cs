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

    public void Render(ClusterSnapshot snapshot, ExpositionRequest request, ExpositionWriter writer, long now)
    {
        try
        {
            Fill(snapshot, request, writer, now);
            Write(request, writer);
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

    private void Write(ExpositionRequest request, ExpositionWriter writer)
    {
        ExpositionParts parts = request.Parts;
        Write(parts, ExpositionParts.Hosts, Catalogue.Hosts, _scopes.Hosts, writer);
        Write(parts, ExpositionParts.Guests, Catalogue.Guests, _scopes.Guests, writer);
        Write(parts, ExpositionParts.Deployments, DeploymentFamilies.OfTestbed, [_scopes.Testbed], writer);
        Write(parts, ExpositionParts.Deployments, DeploymentFamilies.All, _scopes.Deployments, writer);
        Write(parts, ExpositionParts.Deployments, DeploymentFamilies.OfHosts, _scopes.Hosts, writer);
        Write(parts, ExpositionParts.Collectors, CollectorFamilies.All, _scopes.Hosts, writer);
        Write(parts, ExpositionParts.Fanout, FanoutFamilies.All, _scopes.Hosts, writer);
        if (parts.HasFlag(ExpositionParts.Self))
        {
            self.Read();
            Write(parts, ExpositionParts.Self, Catalogue.Self, [self], writer);
        }

        Write(parts, ExpositionParts.TestbedHosts, TestbedHostGauges.All, _scopes.Hosts, writer);
        Write(parts, ExpositionParts.TestbedGuests, TestbedGuestGauges.Of(request.Kind), _scopes.Guests, writer);
    }

    private static void Write<TScope>(
        ExpositionParts wanted, ExpositionParts part, ImmutableArray<MetricFamily<TScope>> families, ReadOnlySpan<TScope> scopes, ExpositionWriter writer)
        where TScope : LabelScope
    {
        if (wanted.HasFlag(part))
        {
            FamilyBlocks.Write(families, scopes, writer);
        }
    }
}
