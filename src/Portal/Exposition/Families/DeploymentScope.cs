using System.Collections.Immutable;
using Portal.Exposition.Labels;
using Portal.Testbed;

namespace Portal.Exposition.Families;

/// <summary>One deployment in one answer.</summary>
internal sealed class DeploymentScope : LabelScope
{
    public Deployment Deployment { get; private set; } = null!;

    /// <summary>By kind; empty for a deployment that is not up.</summary>
    public ImmutableArray<GuestCounts> Counts { get; private set; } = [];

    public void Begin(LabelEntry labels, Deployment deployment, ExpectedGuestCounts counts)
    {
        Begin(labels);
        Deployment = deployment;
        Counts = deployment.State == DeploymentState.Up ? counts.Of(deployment.Name) : [];
    }

    public override void Release()
    {
        Deployment = null!;
        Counts = [];
    }
}
