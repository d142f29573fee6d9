using System.Collections.Immutable;
using Portal.Components.Shared;

namespace Portal.Components.Palette;

/// <summary>Something that the palette finds. Holds texts only, so that an index keeps no snapshot alive.</summary>
public sealed record PaletteEntry
{
    public required PaletteGroup Group { get; init; }

    public required string Name { get; init; }

    public required string Icon { get; init; }

    /// <summary>State in a word; null for what has none.</summary>
    public string? State { get; init; }

    public Tone Tone { get; init; } = Tone.Quiet;

    /// <summary>Where it is: host, deployment.</summary>
    public string? Place { get; init; }

    /// <summary>Where it leads; null for an action.</summary>
    public string? Address { get; init; }

    /// <summary>What the script does, such as <c>theme:dark</c>; null for a link.</summary>
    public string? Action { get; init; }

    /// <summary>In lower case, besides the name: addresses, the runtime's name. Found at their beginning or within.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>A container's or domain's id in lower case: found by its beginning only, since any two of its letters stand in most others.</summary>
    public string? RuntimeId { get; init; }

    /// <summary>Its page has sections.</summary>
    public bool HasSections { get; init; }

    /// <summary>The name as it is searched.</summary>
    internal string LowerName => field ??= Name.ToLowerInvariant();

    /// <summary>Unique among the rows of one answer.</summary>
    internal string Key => $"{Group}/{Address}{Action}/{Name}";
}
