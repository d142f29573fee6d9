using System.Collections.Immutable;
using Portal.Components.Shared;
using Portal.Components.Tables;

namespace Portal.Components.Pages.HostList;

/// <summary>A row of the list: what does not tick.</summary>
public sealed record HostRow : IGridRow<HostRow>
{
    public required string Key { get; init; }

    public required Status Status { get; init; }

    /// <summary>What is unusual about it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Why it is silent; null while it is live.</summary>
    public string? Reason { get; init; }

    public string? FullestMountpoint { get; init; }

    public string? Version { get; init; }

    public string Look => Status.Tone switch
    {
        Tone.Good => "host-row",
        Tone.Bad => "host-row stale attention",
        _ => "host-row stale",
    };

    public static HostRow From(HostEntry host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new HostRow { Key = host.Name, Status = host.Status, Remarks = host.Remarks, Reason = host.Reason, FullestMountpoint = host.Use.FullestMountpoint, Version = host.Version };
    }

    public bool HasShapeOf(HostRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Key, Status.Word, Reason, FullestMountpoint, Version) == (other.Key, other.Status.Word, other.Reason, other.FullestMountpoint, other.Version) && Remarks.SequenceEqual(other.Remarks);
    }
}
