using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Portal.Exposition;

/// <summary>How long a scrape may take, from Prometheus' own timeout less a margin for rendering and the way back.</summary>
internal static class ScrapeDeadline
{
    public const string Header = "X-Prometheus-Scrape-Timeout-Seconds";

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.2);

    /// <summary>Also where the header is missing, doubled or no number: half a second within Prometheus' default interval of the shipped configuration, 5 s.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4.5);

    private const double MarginSeconds = 0.5;

    public static TimeSpan Of(StringValues header)
    {
        if (header.Count != 1 || !double.TryParse(header[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || double.IsNaN(seconds))
        {
            return Longest;
        }

        return TimeSpan.FromSeconds(Math.Clamp(seconds - MarginSeconds, Shortest.TotalSeconds, Longest.TotalSeconds));
    }
}
