using System.Collections.Immutable;

namespace Portal.Components.Layout.Keys;

/// <summary>Every key of the program, by where it works.</summary>
internal static class KeyTable
{
    public static ImmutableArray<(string Where, ImmutableArray<KeyBinding> Bindings)> All { get; } =
    [
        ("Go to", [.. Destination.All.Select(destination => new KeyBinding(destination.Key, destination.Name, "go", destination.Address))]),
        ("On every page",
        [
            new("Ctrl+K", "Search"),
            new("f", "Freeze or resume", "press", "[data-action=pause]"),
            new("t", "Next theme", "press", "[data-action=theme]"),
            new("?", "This help", "press", "[data-opens=help]"),
            new("Esc", "Close what is open"),
        ]),
        ("Lists",
        [
            new("/", "Filter", "focus", "#filter"),
            new("e", "Export", "focus", ".exports a"),
            new("v", "Table or tiles", "press", "[data-action=other-view]"),
            new("↑ ↓", "From row to row"),
            new("← →", "Fold or unfold a group"),
            new("Enter", "Open the row that is focused"),
            new("Ctrl+Enter", "Open it in a new tab"),
        ]),
        ("A deployment",
        [
            new("1 2 3 4 5", "Its tabs", "nth", "[role=tablist] [role=tab]"),
        ]),
        ("Problems and doctor",
        [
            new("m", "Mute the problem that has the focus", "press", "li:focus-within [data-key=m]"),
            new("a", "Run the checks again", "press", "[data-key=a]"),
        ]),
        ("Hosts and guests",
        [
            new("[", "The one before", "press", "[data-action=previous-sibling]"),
            new("]", "The one after", "press", "[data-action=next-sibling]"),
            new("b", "Rank a host's guests by the next resource", "next", ".ranked-by a"),
            new("r", "Next range of the histories", "next", ".ranges a"),
        ]),
    ];
}
