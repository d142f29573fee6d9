using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>What a host reports of one guest.</summary>
/// <param name="Host">The member's name.</param>
/// <param name="Before">The same guest in what percentages are taken against.</param>
internal readonly record struct Report(string Host, GuestSample Sample, GuestSample? Before) : IComparable<Report>
{
    private bool Runs => Sample.State is not (GuestState.Stopped or GuestState.Failed);

    /// <summary>The same host said it already.</summary>
    public bool Repeats(JoinedGuest taken) =>
        string.Equals(taken.Host, Host, StringComparison.Ordinal) && string.Equals(taken.Kind, Sample.Kind.Name, StringComparison.Ordinal);

    public JoinedGuest Assigned(GuestClaim claim, bool onWrongHost) => new()
    {
        Project = claim.Deployment.Name,
        Name = claim.Guest.Name,
        Kind = Sample.Kind.Name,
        Host = Host,
        RuntimeName = Sample.RuntimeName,
        State = Sample.State,
        Sample = Sample,
        PreviousSample = Before,
        Expected = claim.Guest,
        OnWrongHost = onWrongHost,
        LeftRunning = Runs && claim.Deployment.State == DeploymentState.Down,
        ShouldRun = claim.IsMeantToRun && (claim.Guest.Kind is not null || string.Equals(claim.Guest.KindName, Sample.Kind.Name, StringComparison.Ordinal)),
    };

    public JoinedGuest Unassigned(bool isDuplicate) => new()
    {
        Name = Sample.RuntimeName,
        Kind = Sample.Kind.Name,
        Host = Host,
        RuntimeName = Sample.RuntimeName,
        State = Sample.State,
        Sample = Sample,
        PreviousSample = Before,
        IsDuplicate = isDuplicate,
    };

    /// <summary>Who is believed first of several that report a guest which isn't where it should be: one where it runs, then by the host's name.</summary>
    public int CompareTo(Report other)
    {
        int order = other.Runs.CompareTo(Runs);
        order = order != 0 ? order : string.CompareOrdinal(Host, other.Host);
        order = order != 0 ? order : string.CompareOrdinal(Sample.Kind.Name, other.Sample.Kind.Name);
        return order != 0 ? order : string.CompareOrdinal(Sample.RuntimeName, other.Sample.RuntimeName);
    }
}
