namespace Portal.Components.Palette;

/// <summary>What a row of the palette is. Equally good matches stand in this order.</summary>
public enum PaletteGroup
{
    Page,
    Deployment,
    Host,
    Guest,
    Section,
    Problem,
    Action,
}
