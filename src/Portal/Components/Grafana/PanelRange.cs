using System.Collections.Immutable;

namespace Portal.Components.Grafana;

/// <summary>The stretch of time that the histories of a page show.</summary>
/// <param name="Name">As in the page's address: <c>1h</c>; empty for fixed times.</param>
/// <param name="Text">For people; empty for fixed times, which a page writes in its reader's zone.</param>
public sealed record PanelRange(string Name, string Text, TimeSpan Span)
{
    public static ImmutableArray<PanelRange> All { get; } =
    [
        new("15m", "15 min", TimeSpan.FromMinutes(15)),
        new("1h", "1 h", TimeSpan.FromHours(1)),
        new("6h", "6 h", TimeSpan.FromHours(6)),
        new("24h", "24 h", TimeSpan.FromHours(24)),
        new("7d", "7 days", TimeSpan.FromDays(7)),
    ];

    public static PanelRange Default => All[1];

    /// <summary>The end of fixed times; null for a range up to now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The beginning of fixed times; null for a range up to now.</summary>
    public DateTimeOffset? From => To - Span;

    public bool IsFixed => To is not null;

    /// <summary>How often a chart that is drawn here is read again: as often as Grafana would. Fixed times are read once.</summary>
    public TimeSpan Period => IsFixed ? TimeSpan.MaxValue : Span <= TimeSpan.FromHours(1) ? TimeSpan.FromSeconds(30) : Span <= TimeSpan.FromHours(6) ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(5);

    /// <summary>In Grafana's words.</summary>
    public string Refresh => Period < TimeSpan.FromMinutes(1) ? "30s" : Period < TimeSpan.FromMinutes(5) ? "1m" : "5m";

    public static PanelRange Between(DateTimeOffset from, DateTimeOffset to) => new(string.Empty, string.Empty, to - from) { To = to };

    /// <summary>The default for anything else.</summary>
    public static PanelRange Named(string? name) => Named(name, Default);

    /// <summary>What stands there for anything else.</summary>
    public static PanelRange Named(string? name, PanelRange otherwise) => All.FirstOrDefault(range => range.Name == name) ?? otherwise;
}

/// <summary>How a panel is to look.</summary>
/// <param name="Range">Up to now, or fixed times.</param>
/// <param name="FrozenAt">The end of the range up to now where the page is paused: fixed times and no refresh.</param>
internal sealed record PanelLook(PanelRange Range, bool IsDark, TimeZoneInfo Zone, DateTimeOffset? FrozenAt = null);
