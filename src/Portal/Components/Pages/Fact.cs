namespace Portal.Components.Pages;

/// <summary>A labelled fact of a page's header.</summary>
/// <param name="Label">For people.</param>
/// <param name="Text">Null where it is not known; such a fact is left out.</param>
/// <param name="Href">Where it leads; null for plain text.</param>
/// <param name="CanCopy">Somebody will want to paste it elsewhere.</param>
/// <param name="Column">Of <see cref="DataTexts"/>, whose cell ticks in the place of the text; null for a text that stands still.</param>
public sealed record Fact(string Label, string? Text, string? Href = null, bool CanCopy = false, string? Column = null);
