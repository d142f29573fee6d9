using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Charts;

namespace Portal.Components.Shared;

/// <summary>A live figure and its line as elements of whoever renders them: a component for each would cost a list of many rows more than a kilobyte a cell.</summary>
/// <remarks>Keyed by their ids: what the script wrote into one is never taken over for another.</remarks>
internal static class LiveMarkup
{
    // One frame instead of eleven, and one string for all rows that are as full. Numbers only: nothing in it comes from the testbed.
    private static readonly string[] Bars = [.. Enumerable.Range(0, 101).Select(level => Bar(0, level))];

    /// <param name="hasMeter">With a bar under the text, which says the same.</param>
    public static RenderFragment Text(string id, CellText shown, bool hasMeter) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.SetKey(id);
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, "class", hasMeter ? "live live-meter" : "live");
        builder.AddContent(3, shown.Text);
        if (hasMeter)
        {
            builder.AddMarkupContent(4, shown.From == 0 ? Bars[Math.Clamp(shown.Level ?? 0, 0, 100)] : Bar(shown.From, Math.Max(0, (shown.Level ?? 0) - shown.From)));
        }

        builder.CloseElement();
    };

    public static RenderFragment Line(string id, Spark shown) => builder =>
    {
        builder.OpenElement(0, "svg");
        builder.SetKey(id);
        builder.AddAttribute(1, "id", id);
        builder.AddAttribute(2, "class", "spark");
        builder.AddAttribute(3, "data-spark", true);
        builder.AddAttribute(4, "role", "img");
        builder.AddAttribute(5, "aria-label", shown.Label);
        builder.AddAttribute(6, "viewBox", Spark.ViewBox);
        builder.OpenElement(7, "path");
        builder.AddAttribute(8, "d", shown.Path);
        builder.CloseElement();
        builder.CloseElement();
    };

    private static string Bar(int from, int width) => string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"meter\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect x=\"{from}\" width=\"{width}\" height=\"4\"></rect></svg>");
}
