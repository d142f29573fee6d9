using Microsoft.AspNetCore.WebUtilities;
using Portal.Components.Format;
using Portal.Components.Grafana;

namespace Portal.Components.Preferences;

/// <summary>How one browser wants its pages. Kept in its cookie <see cref="CookieName"/> as <c>theme=dark&amp;zone=Europe%2FLondon</c>, which the script writes and the server reads; what is left out is the default.</summary>
public sealed record ViewSettings
{
    public const string CookieName = "view";

    // More than all of them together can take.
    private const int LongestText = 512;

    public static ViewSettings Default { get; } = new();

    public ThemeChoice Theme { get; init; }

    /// <summary>IANA name of the browser's own time zone; null until its script has spoken.</summary>
    public string? BrowserZone { get; init; }

    /// <summary>IANA name of the zone that was chosen instead; null for the browser's.</summary>
    public string? ChosenZone { get; init; }

    public NetworkUnit Network { get; init; }

    public CpuUnit Cpu { get; init; }

    /// <summary>Pages change no faster than every so many seconds: 1, 2, 5 or 10.</summary>
    public int RefreshSeconds { get; init; } = 1;

    public bool IsCompact { get; init; }

    /// <summary>Keys of one letter do something.</summary>
    public bool HasKeys { get; init; } = true;

    public MotionChoice Motion { get; init; }

    public HistoryDrawing History { get; init; }

    /// <summary>Of histories whose address names none.</summary>
    public PanelRange Range { get; init; } = PanelRange.Default;

    public TreeOrder Tree { get; init; }

    /// <summary>In which times are written.</summary>
    public TimeZoneInfo Zone => KnownZone ?? TimeZoneInfo.Utc;

    /// <summary>Null on a very first page, which has to say that its times are UTC.</summary>
    public TimeZoneInfo? KnownZone => TimeZones.Find(ChosenZone) ?? TimeZones.Find(BrowserZone);

    /// <summary>Reads what a browser sent. Outside text: only what is understood counts.</summary>
    public static ViewSettings Parse(string? text)
    {
        if (text is null or { Length: > LongestText })
        {
            return Default;
        }

        var values = QueryHelpers.ParseQuery(text);
        return new ViewSettings
        {
            Theme = Of("theme") switch { "light" => ThemeChoice.Light, "dark" => ThemeChoice.Dark, _ => ThemeChoice.System },
            BrowserZone = TimeZones.Name(Of("zone")),
            ChosenZone = TimeZones.Name(Of("timezone")),
            Network = Of("network") is "bits" ? NetworkUnit.BitsPerSecond : NetworkUnit.BytesPerSecond,
            Cpu = Of("cpu") is "cores" ? CpuUnit.Cores : CpuUnit.Percent,
            RefreshSeconds = Of("refresh") switch { "2" => 2, "5" => 5, "10" => 10, _ => 1 },
            IsCompact = Of("density") is "compact",
            HasKeys = Of("keys") is not "off",
            Motion = Of("motion") switch { "reduced" => MotionChoice.Reduced, "full" => MotionChoice.Full, _ => MotionChoice.System },
            History = Of("history") switch { "grafana" => HistoryDrawing.Grafana, "native" => HistoryDrawing.Native, _ => HistoryDrawing.Automatic },
            Range = PanelRange.Named(Of("range")),
            Tree = Of("tree") is "host" ? TreeOrder.Host : TreeOrder.Deployment,
        };

        string? Of(string name) => values.TryGetValue(name, out var found) && found.Count == 1 ? found[0] : null;
    }

    /// <summary>Its value in the cookie by the name there; empty for the default.</summary>
    public string Word(string name) => name switch
    {
        "theme" => Theme switch { ThemeChoice.Light => "light", ThemeChoice.Dark => "dark", _ => string.Empty },
        "zone" => BrowserZone ?? string.Empty,
        "timezone" => ChosenZone ?? string.Empty,
        "network" => Network is NetworkUnit.BitsPerSecond ? "bits" : string.Empty,
        "cpu" => Cpu is CpuUnit.Cores ? "cores" : string.Empty,
        "refresh" => RefreshSeconds > 1 ? $"{RefreshSeconds}" : string.Empty,
        "density" => IsCompact ? "compact" : string.Empty,
        "keys" => HasKeys ? string.Empty : "off",
        "motion" => Motion switch { MotionChoice.Reduced => "reduced", MotionChoice.Full => "full", _ => string.Empty },
        "history" => History switch { HistoryDrawing.Grafana => "grafana", HistoryDrawing.Native => "native", _ => string.Empty },
        "range" => Range == PanelRange.Default ? string.Empty : Range.Name,
        "tree" => Tree is TreeOrder.Host ? "host" : string.Empty,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such setting."),
    };

    /// <summary>As the cookie holds it.</summary>
    public override string ToString() => string.Join('&', Names.Select(name => (name, Word(name))).Where(pair => pair.Item2.Length > 0).Select(pair => $"{pair.name}={Uri.EscapeDataString(pair.Item2)}"));

    private static string[] Names { get; } = ["theme", "zone", "timezone", "network", "cpu", "refresh", "density", "keys", "motion", "history", "range", "tree"];
}
