using System.Collections.Immutable;
using Portal.Components.Grafana;

namespace Portal.Components.Preferences;

/// <summary>One setting as the page offers it: what it is called in the cookie, its legend, and its values with their words; the default's value is empty.</summary>
public sealed record Choice(string Name, string Legend, string? Hint, ImmutableArray<ChoiceValue> Values)
{
    public static ImmutableArray<Choice> All { get; } =
    [
        new("theme", "Theme", null, [new("", "System"), new("light", "Light"), new("dark", "Dark")]),
        new("network", "Network traffic in", "In charts and lists; exports keep bytes.", [new("", "B/s"), new("bits", "bit/s")]),
        new("cpu", "CPU as", "Of its own allowance, or how many cores are busy.", [new("", "%"), new("cores", "Cores")]),
        new("refresh", "Refresh no faster than every", "Slower pages cost hosts and this browser less.", [new("", "1 s"), new("2", "2 s"), new("5", "5 s"), new("10", "10 s")]),
        new("density", "Density of tables", null, [new("", "Comfortable"), new("compact", "Compact")]),
        new("keys", "Keyboard shortcuts", "Keys of one letter, such as g for guests.", [new("", "On"), new("off", "Off")]),
        new("motion", "Motion", "Reduced: no transitions, and charts move once in 5 s.", [new("", "System"), new("reduced", "Reduced"), new("full", "Full")]),
        new("history", "History drawn by", "Automatic: Grafana while it answers.", [new("", "Automatic"), new("grafana", "Grafana"), new("native", "Portal")]),
        new("range", "Default range of histories", null, [.. PanelRange.All.Select(range => new ChoiceValue(range == PanelRange.Default ? "" : range.Name, range.Text))]),
        new("tree", "Navigation tree", null, [new("", "By deployment"), new("host", "By host")]),
    ];
}

/// <summary>A value of a setting.</summary>
/// <param name="Word">In the cookie; empty for the default.</param>
public sealed record ChoiceValue(string Word, string Text);
