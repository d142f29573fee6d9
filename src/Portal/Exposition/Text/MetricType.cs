namespace Portal.Exposition.Text;

/// <summary>How a family is declared. A state set is a gauge in both formats, one series per state.</summary>
internal enum MetricType
{
    Counter,
    Gauge,

    /// <summary>Always 1; what matters are its labels. A gauge in text, an info in OpenMetrics.</summary>
    Info,

    /// <summary>Without quantiles: <c>_sum</c> and <c>_count</c>.</summary>
    Summary,
}
