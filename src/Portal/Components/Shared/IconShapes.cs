using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Shared;

/// <summary>Our own line drawings on a 16 by 16 grid, as SVG path data. No icon font: one would cost a megabyte.</summary>
internal static class IconShapes
{
    public const string Unknown = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6v.1";

    private static readonly RenderFragment UnknownDrawing = Draw(Unknown);

    public static FrozenDictionary<string, string> Paths { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["running"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M6.6 5.4v5.2L11 8z",
        ["paused"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M6.4 5.6v4.8M9.6 5.6v4.8",
        ["stopped"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5.9 5.9h4.2v4.2H5.9z",
        ["failed"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
        ["missing"] = "M8 1.9L14.6 13.6H1.4zM8 6.2v3.6M8 11.6v.1",
        ["unknown"] = Unknown,
        ["unmeasured"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M3.6 3.6l8.8 8.8",
        ["moving"] = "M13.6 8A5.6 5.6 0 1 1 11.4 3.5M11.6 1.2v2.6H9",
        ["template"] = "M2.5 2.5h7v7h-7zM5.5 11.5v2h8v-8h-2",
        ["off"] = "M8 1.8v5.4M4.6 4.2a5.2 5.2 0 1 0 6.8 0",
        ["live"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5 8.2l2.2 2.2L11.2 6",
        ["stale"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 4.6V8l2.4 1.6",
        ["offline"] = "M2 2l12 12M3 6.2a8 8 0 0 1 2.6-1.6M8.2 4a8 8 0 0 1 4.9 2.2M5 8.9a5 5 0 0 1 3-1.2M8 12v.1",
        ["unassigned"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 7.4v3.6M8 5v.1",
        ["host"] = "M2.5 2.8h11v4h-11zM2.5 9.2h11v4h-11zM5 4.8v.1M5 11.2v.1M8 4.8h3M8 11.2h3",
        ["guest"] = "M2.2 3h11.6v8H2.2zM5.5 13.4h5M8 11v2.4",
        ["deployment"] = "M8 1.8l5.8 3.1L8 8 2.2 4.9zM2.2 8L8 11.1 13.8 8M2.2 11.1L8 14.2l5.8-3.1",
        ["overview"] = "M2.3 2.3h4.8v6H2.3zM8.9 2.3h4.8v3.4H8.9zM8.9 7.5h4.8v6.2H8.9zM2.3 10.1h4.8v3.6H2.3z",
        ["problem"] = "M8 1.9L14.6 13.6H1.4zM8 6.2v3.6M8 11.6v.1",
        ["doctor"] = "M1.5 8.6h2.8l1.9-5 3 9.2 1.9-4.2h3.4",
        ["theme"] = "M8 2.2a5.8 5.8 0 1 0 5.8 5.8A4.4 4.4 0 0 1 8 2.2z",
        ["menu"] = "M2 4h12M2 8h12M2 12h12",
        ["search"] = "M7 2.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2M10.4 10.4l3.4 3.4",
        ["file"] = "M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2",
        ["copy"] = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
        ["help"] = Unknown,
        ["close"] = "M3.5 3.5l9 9M12.5 3.5l-9 9",
        ["settings"] = "M2 4.5h7M12 4.5h2M10.5 3v3M2 11.5h2M7 11.5h7M5.5 10v3",
        ["external"] = "M4.5 12.5a3 3 0 0 1-.4-6a4.2 4.2 0 0 1 8-.7a3.4 3.4 0 0 1-.6 6.7z",
        ["router"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M4.6 6.4h6.2M9.2 4.8l1.6 1.6l-1.6 1.6M11.4 9.8H5.2M6.8 8.2L5.2 9.8l1.6 1.6",
        ["switch"] = "M1.8 4.8h12.4v6.4H1.8zM4.4 8v.1M6.6 8v.1M9 8h2.8",
        ["port"] = "M5.4 2v3.2M10.6 2v3.2M3.8 5.2h8.4v2.6a4.2 4.2 0 0 1-8.4 0zM8 12v2.2",
        ["operator"] = "M8 2.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M2.6 13.8c.5-2.9 2.6-4.3 5.4-4.3s4.9 1.4 5.4 4.3",
        ["chevron"] = "M4 6l4 4 4-4",
        ["previous"] = "M10 3.5L5.5 8l4.5 4.5",
        ["next"] = "M6 3.5L10.5 8 6 12.5",
        ["network"] = "M5 13V3M2.6 5.4L5 3l2.4 2.4M11 3v10M8.6 10.6L11 13l2.4-2.4",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Below the shapes: fields are made from above.
    private static readonly FrozenDictionary<string, RenderFragment> Drawings = Paths.ToFrozenDictionary(shape => shape.Key, shape => Draw(shape.Value), StringComparer.Ordinal);

    /// <summary>A drawing as an element; a question mark for a name that isn't there. Made of the shapes above alone.</summary>
    public static RenderFragment Drawing(string name) => Drawings.GetValueOrDefault(name, UnknownDrawing);

    /// <summary>The same as path data.</summary>
    public static string PathOf(string name) => Paths.GetValueOrDefault(name, Unknown);

    private static RenderFragment Draw(string path)
    {
        string drawn = $"<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\"></path></svg>";
        return builder => builder.AddMarkupContent(0, drawn);
    }
}
