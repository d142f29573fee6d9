using Portal.Components.Shared;
using Portal.Components.Tables;

namespace Portal.Components.Pages.GuestList;

/// <summary>A row of the list: a guest, or a group of clones. Holds what does not tick.</summary>
public sealed record GuestRow : IGridRow<GuestRow>
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for a group, and for a guest without a page.</summary>
    public string? Href { get; init; }

    /// <summary>Null for a group, whose clones have each their own.</summary>
    public Status? Status { get; init; }

    /// <summary>A group's, as an address names it; null for a guest.</summary>
    public string? Group { get; init; }

    public bool IsOpen { get; init; }

    /// <summary>Unfolded although nobody unfolded it.</summary>
    public bool OpensByItself { get; init; }

    /// <summary>Within a group that is unfolded.</summary>
    public bool IsInGroup { get; init; }

    public string? Deployment { get; init; }

    /// <summary>Null for a group, and where none is known.</summary>
    public string? Address { get; init; }

    /// <summary>Null for a group.</summary>
    public string? RuntimeName { get; init; }

    public string? Kind { get; init; }

    public string? Host { get; init; }

    /// <summary>A second line: what is wrong, or that nobody asked for it.</summary>
    public string? Detail { get; init; }

    public bool IsStale { get; init; }

    public bool IsProblem { get; init; }

    public bool IsSimulated { get; init; }

    public bool IsGroup => Group is not null;

    public string Look => (IsGroup ? "clone-row" : IsInGroup ? "guest-row in-group" : "guest-row") + (IsStale ? " stale" : string.Empty) + (IsProblem ? " attention" : string.Empty);

    /// <summary>The whole status counts but its sentence, which may hold an age.</summary>
    public bool HasShapeOf(GuestRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Key == other.Key && Name == other.Name && Status?.Word == other.Status?.Word && Status?.Tone == other.Status?.Tone
            && (IsOpen, OpensByItself, IsInGroup, IsStale, IsProblem) == (other.IsOpen, other.OpensByItself, other.IsInGroup, other.IsStale, other.IsProblem)
            && (Deployment, Kind, Host, Detail, Address, RuntimeName) == (other.Deployment, other.Kind, other.Host, other.Detail, other.Address, other.RuntimeName);
    }
}
