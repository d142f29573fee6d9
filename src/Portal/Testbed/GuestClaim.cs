namespace Portal.Testbed;

/// <summary>A deployment's claim on what hosts report under a guest's runtime name.</summary>
/// <param name="Index">Its place in <see cref="GuestClaims.InOrder"/>.</param>
public sealed record GuestClaim(Deployment Deployment, ExpectedGuest Guest, int Index)
{
    /// <summary>The deployment is up and the guest is no template: it is meant to run. Whether anybody would see it is another matter.</summary>
    public bool IsMeantToRun => Deployment.State == DeploymentState.Up && !Guest.IsTemplate;
}
