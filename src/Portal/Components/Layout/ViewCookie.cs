using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Components.Layout;

/// <summary>How this browser wants its pages: <c>theme=dark&amp;zone=Europe%2FLondon</c>, written by the script. Outside text: only what is understood counts.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c>, or null for the system's.</param>
/// <param name="TimeZone">IANA name; null until the script has spoken.</param>
internal sealed record ViewCookie(string? Theme, string? TimeZone)
{
    public const string Name = "view";

    private const string Always = "all";
    private const string Never = "not all";
    private const int LongestZone = 64;

    public string LightMedia => Theme switch { "light" => Always, "dark" => Never, _ => "(prefers-color-scheme: light)" };

    public string DarkMedia => Theme switch { "dark" => Always, "light" => Never, _ => "(prefers-color-scheme: dark)" };

    public static ViewCookie From(string? cookie)
    {
        var values = QueryHelpers.ParseQuery(cookie);
        string? theme = values.TryGetValue("theme", out var chosen) && chosen == "light" ? "light" : chosen == "dark" ? "dark" : null;
        string? zone = values.TryGetValue("zone", out var named) && named.ToString() is { Length: > 0 and <= LongestZone } text ? text : null;
        return new ViewCookie(theme, zone);
    }
}
