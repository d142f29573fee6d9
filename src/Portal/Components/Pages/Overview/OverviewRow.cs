using Portal.Components.Shared;

namespace Portal.Components.Pages.Overview;

/// <summary>A row of the grid: a deployment, or one of its guests. Holds what does not tick; figures are asked for by <see cref="Key"/>.</summary>
public sealed record OverviewRow
{
    /// <summary>Unique in the list.</summary>
    public required string Key { get; init; }

    public bool IsGroup { get; init; }

    public required string Name { get; init; }

    /// <summary>Null where there is no page.</summary>
    public string? Href { get; init; }

    public required Status Status { get; init; }

    public string? Kind { get; init; }

    public string? Host { get; init; }

    /// <summary>A second line: why a group looks as it does, or what a guest is a clone of.</summary>
    public string? Detail { get; init; }

    /// <summary>Its figures are old: they are shown in grey, with their age.</summary>
    public bool IsStale { get; init; }

    public bool IsProblem { get; init; }

    /// <summary>Its host is not a machine.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The whole status counts but its sentence, which may hold an age.</summary>
    public bool HasShapeOf(OverviewRow other) =>
        Key == other.Key && Name == other.Name && Status.Word == other.Status.Word && Status.Tone == other.Status.Tone
        && Kind == other.Kind && Host == other.Host && Detail == other.Detail && IsStale == other.IsStale && IsProblem == other.IsProblem;
}
