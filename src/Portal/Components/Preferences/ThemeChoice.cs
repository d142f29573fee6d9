namespace Portal.Components.Preferences;

public enum ThemeChoice
{
    System,
    Light,
    Dark,
}
