namespace Portal.Components.Pages;

/// <summary>A labelled fact of a page's header.</summary>
/// <param name="Label">For people.</param>
/// <param name="Text">Null where it is not known; such a fact is left out.</param>
/// <param name="Href">Where it leads; null for plain text.</param>
/// <param name="CanCopy">Somebody will want to paste it elsewhere.</param>
public sealed record Fact(string Label, string? Text, string? Href = null, bool CanCopy = false);
