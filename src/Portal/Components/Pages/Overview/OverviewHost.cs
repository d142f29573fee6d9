using Portal.Cluster;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Overview;

/// <summary>A host's row: what does not tick.</summary>
public sealed record OverviewHost
{
    public required string Name { get; init; }

    /// <summary>Row of its live cells.</summary>
    public string Key => "h/" + Name;

    public required Status Status { get; init; }

    public bool IsMain { get; init; }

    public string? Os { get; init; }

    public bool IsStale => Status.Tone is not Tone.Good;

    public static OverviewHost From(HostAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new OverviewHost
        {
            Name = answer.Name,
            Status = HostStatus.Of(answer),
            IsMain = answer.Mode is "main",
            Os = answer.Snapshot?.Machine?.Identity.Os,
        };
    }

    public bool HasShapeOf(OverviewHost other) =>
        Name == other.Name && Status.Word == other.Status.Word && IsMain == other.IsMain && Os == other.Os;
}
