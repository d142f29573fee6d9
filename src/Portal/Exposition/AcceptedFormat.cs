using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Exposition.Text;

namespace Portal.Exposition;

/// <summary>Content negotiation. Never 406: who asks for nothing we have gets text 0.0.4, which everything reads.</summary>
internal static class AcceptedFormat
{
    // Nobody needs more; a header of 8 KB must not cost more than that.
    private const int MaxEntries = 64;

    /// <summary>Of the entries that can be served the one with the highest q; OpenMetrics on a tie.</summary>
    public static ExpositionFormat Of(StringValues accept)
    {
        double text = 0;
        double openMetrics = 0;
        if (MediaTypeHeaderValue.TryParseList(accept, out IList<MediaTypeHeaderValue>? entries))
        {
            foreach (MediaTypeHeaderValue entry in entries.Take(MaxEntries))
            {
                double quality = entry.Quality ?? 1;
                if (Serves(entry, "application/openmetrics-text", "1.0.0"))
                {
                    openMetrics = Math.Max(openMetrics, quality);
                }
                else if (Serves(entry, "text/plain", "0.0.4") || IsAny(entry, "text/*") || IsAny(entry, "*/*"))
                {
                    text = Math.Max(text, quality);
                }
            }
        }

        return openMetrics > 0 && openMetrics >= text ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    /// <summary>Only if it is named with a q above 0: <c>*</c> is not taken for it.</summary>
    public static bool AcceptsGzip(StringValues acceptEncoding) =>
        StringWithQualityHeaderValue.TryParseList(acceptEncoding, out IList<StringWithQualityHeaderValue>? codings) &&
        codings.Take(MaxEntries).Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && (coding.Quality ?? 1) > 0);

    private static bool IsAny(MediaTypeHeaderValue entry, string range) => entry.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase);

    private static bool Serves(MediaTypeHeaderValue entry, string mediaType, string version)
    {
        if (!entry.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (NameValueHeaderValue parameter in entry.Parameters)
        {
            if (parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))
            {
                return HeaderUtilities.RemoveQuotes(parameter.Value).Equals(version, StringComparison.Ordinal);
            }
        }

        return true;
    }
}
