namespace Portal.Testbed;

/// <summary>A deployment's claim on what hosts report under a guest's runtime name.</summary>
/// <param name="Index">Its place in <see cref="GuestClaims.InOrder"/>.</param>
public sealed record GuestClaim(Deployment Deployment, ExpectedGuest Guest, int Index)
{
    /// <summary>The deployment is up, the guest is no template and its kind can be seen: it should run.</summary>
    public bool ShouldRun => Deployment.State == DeploymentState.Up && !Guest.IsTemplate && Guest.Kind is not null;
}
