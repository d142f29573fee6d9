using System.Collections.Immutable;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>A host's row: what does not tick.</summary>
public sealed record OverviewHost
{
    public required string Name { get; init; }

    /// <summary>Row of its live cells.</summary>
    public string Key => "h/" + Name;

    public required Status Status { get; init; }

    /// <summary>What is unusual about it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>System and version; while it is silent the reason.</summary>
    public string? Detail { get; init; }

    /// <summary>There are figures, and they are old.</summary>
    public bool HasOldData => Status.Tone is Tone.Warning;

    public bool IsStale => Status.Tone is not Tone.Good;

    public static OverviewHost From(LiveFrame frame, HostLive host, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        Status status = HostStatus.Of(frame, host, zone);
        string[] known = [.. new[] { host.Machine?.Identity.Os, HostRemarks.Version(host.Answer.Snapshot) is { } version ? $"Portal {version}" : null }.OfType<string>()];
        return new OverviewHost
        {
            Name = host.Answer.Name,
            Status = status,
            Remarks = HostRemarks.Of(host.Answer),
            Detail = HostStatus.IsLive(host) ? known.Length == 0 ? null : string.Join(" · ", known) : status.Sentence,
        };
    }

    public bool HasShapeOf(OverviewHost other) =>
        Name == other.Name && Status.Word == other.Status.Word && Remarks.SequenceEqual(other.Remarks) && Detail == other.Detail;
}
