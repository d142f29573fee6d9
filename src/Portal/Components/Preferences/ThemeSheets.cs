namespace Portal.Components.Preferences;

/// <summary>Which of the two stylesheets counts. Both are linked, so that the first byte is right without script; the script changes what this says.</summary>
internal static class ThemeSheets
{
    private const string Always = "all";
    private const string Never = "not all";

    public static string Light(ThemeChoice theme) => theme switch { ThemeChoice.Light => Always, ThemeChoice.Dark => Never, _ => "(prefers-color-scheme: light)" };

    public static string Dark(ThemeChoice theme) => theme switch { ThemeChoice.Dark => Always, ThemeChoice.Light => Never, _ => "(prefers-color-scheme: dark)" };
}
