namespace Portal.Components.Shared;

/// <summary>What a live cell shows.</summary>
/// <param name="Text">Never empty.</param>
/// <param name="Level">Length of its bar, 0 to 100; null without one.</param>
public readonly record struct CellText(string Text, int? Level = null)
{
    public static implicit operator CellText(string text) => new(text);
}
