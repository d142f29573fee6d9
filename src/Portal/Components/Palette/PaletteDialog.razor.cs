using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Format;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Palette;

/// <summary>Finds anything by what is typed. The script opens it and asks with an empty text; nothing is searched while it is closed.</summary>
public sealed partial class PaletteDialog
{
    [Inject]
    public required PaletteIndexes Indexes { get; init; }

    [Inject]
    public required LiveHistory History { get; init; }

    [Inject]
    public required IProblems Problems { get; init; }

    /// <summary>What the rows answer; the script waits for it before it opens one.</summary>
    private string? Typed { get; set; }

    private ImmutableArray<PaletteEntry> Rows { get; set; } = [];

    private string Said => Typed switch
    {
        null => string.Empty,
        _ when Rows.IsEmpty => $"Nothing matches \"{Typed}\".",
        _ => Rows.Length == PaletteIndex.MostRows ? $"The best {PaletteIndex.MostRows}" : Count.Of(Rows.Length, "result", "results"),
    };

    private void Type(ChangeEventArgs change)
    {
        Typed = change.Value as string ?? string.Empty;
        Rows = Indexes.Of(History.Newest, Problems.Newest).Search(Typed);
    }
}
