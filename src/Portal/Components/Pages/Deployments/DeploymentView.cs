using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Deployments;

/// <summary>The head of a deployment's page at one moment: immutable, made from a frame, the problems and the name alone.</summary>
public sealed record DeploymentView
{
    public required string Name { get; init; }

    public required Status Status { get; init; }

    /// <summary>When the testbed recorded the state; null where it records none.</summary>
    public DateTimeOffset? Since { get; init; }

    public GuestTally Guests { get; init; }

    /// <summary>Where its guests run or should.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Its own and its guests'.</summary>
    public ProblemTally Problems { get; init; }

    /// <summary>Its own.</summary>
    public ImmutableArray<Problem> OwnProblems { get; init; } = [];

    /// <summary>Null while its files can be used.</summary>
    public FileOutage? Outage { get; init; }

    /// <summary>When the state file in use was written; null without one.</summary>
    public DateTimeOffset? StateModifiedAt { get; init; }

    public bool IsSimulated { get; init; }

    /// <summary>Null for a name that no deployment has.</summary>
    public static DeploymentView? From(LiveFrame frame, ProblemList problems, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(problems);
        if (frame.Snapshot.Testbed.Deployments.FirstOrDefault(deployment => deployment.Name == name) is not { } found)
        {
            return null;
        }

        ImmutableArray<JoinedGuest> guests = [.. frame.Snapshot.Guests.Where(guest => guest.Project == name)];
        ImmutableArray<Problem> all = [.. problems.Active.Where(problem => problem.Subject.Deployment == name)];
        ImmutableArray<string> hosts = HostsOf(guests);
        return new DeploymentView
        {
            Name = name,
            Status = DeploymentStatus.Of(found),
            Since = found.StateSince,
            Guests = GuestTally.Of(guests),
            Hosts = hosts,
            Problems = ProblemTally.Of(all),
            OwnProblems = [.. all.Where(problem => problem.Subject.Guest is null)],
            Outage = FileOutage.Of(found),
            StateModifiedAt = found.StateModifiedAt,
            IsSimulated = IsSimulatedOn(frame, hosts),
        };
    }

    /// <summary>Nothing differs but ages.</summary>
    public bool HasShapeOf(DeploymentView? other) =>
        other is not null && (Name, Status, Since, Guests, Problems, Outage, StateModifiedAt, IsSimulated) == (other.Name, other.Status, other.Since, other.Guests, other.Problems, other.Outage, other.StateModifiedAt, other.IsSimulated)
        && Hosts.SequenceEqual(other.Hosts, StringComparer.Ordinal) && OwnProblems.SequenceEqual(other.OwnProblems);

    internal static ImmutableArray<string> HostsOf(IEnumerable<JoinedGuest> guests) =>
        [.. guests.Where(guest => !guest.IsTemplate).Select(guest => guest.Host).OfType<string>().Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];

    internal static bool IsSimulatedOn(LiveFrame frame, ImmutableArray<string> hosts) =>
        !hosts.IsEmpty && hosts.All(host => frame.Host(host)?.Answer.IsSimulated ?? false);
}
