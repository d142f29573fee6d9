using System.Collections.Immutable;
using Portal.Components.Pages.Deployments;
using Portal.Components.Shared;
using Portal.Components.Tables;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>A row of the list: what does not tick.</summary>
public sealed record DeploymentRow : IGridRow<DeploymentRow>
{
    public required string Key { get; init; }

    public required Status Status { get; init; }

    public GuestTally Guests { get; init; }

    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<string> Hosts { get; init; } = [];

    public ProblemTally Problems { get; init; }

    public FileOutage? Outage { get; init; }

    /// <summary>When the state file in use was written; null without one.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public bool IsSimulated { get; init; }

    public string Look => Outage is not null || Problems.Errors > 0 ? "deployment-row attention" : "deployment-row";

    public static DeploymentRow From(DeploymentEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new DeploymentRow
        {
            Key = entry.Name,
            Status = entry.Status,
            Guests = entry.Guests,
            Kinds = entry.Kinds,
            Hosts = entry.Hosts,
            Problems = entry.Problems,
            Outage = entry.Outage,
            ChangedAt = entry.Deployment.StateModifiedAt,
            IsSimulated = entry.IsSimulated,
        };
    }

    public bool HasShapeOf(DeploymentRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Key, Status, Guests, Problems, Outage, ChangedAt, IsSimulated) == (other.Key, other.Status, other.Guests, other.Problems, other.Outage, other.ChangedAt, other.IsSimulated)
            && Kinds.SequenceEqual(other.Kinds, StringComparer.Ordinal) && Hosts.SequenceEqual(other.Hosts, StringComparer.Ordinal);
    }
}
