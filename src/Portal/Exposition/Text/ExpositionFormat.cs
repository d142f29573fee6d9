namespace Portal.Exposition.Text;

/// <summary>The two formats Prometheus reads; they differ only in the families' headers and the end of the document.</summary>
internal enum ExpositionFormat
{
    /// <summary>Text 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0.0.</summary>
    OpenMetrics,
}

internal static class ExpositionFormats
{
    // Prometheus 3 refuses an answer whose Content-Type it does not know, so these are its own strings to the letter.
    public static string ContentType(this ExpositionFormat format) => format switch
    {
        ExpositionFormat.OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores",
        _ => "text/plain; version=0.0.4; charset=utf-8",
    };
}
