namespace Portal.Components.Shared;

/// <summary>How a state looks; the stylesheet's <c>data-tone</c>. Never the only sign: an icon and a word stand beside it.</summary>
public enum Tone
{
    Quiet,
    Good,
    Information,
    Warning,
    Bad,
}
