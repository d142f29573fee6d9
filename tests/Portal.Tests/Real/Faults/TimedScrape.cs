using System.Diagnostics;
using System.Globalization;

namespace Portal.Tests.Real.Faults;

/// <summary>One scrape of <c>/metrics</c> as Prometheus makes it.</summary>
internal sealed record TimedScrape(int Status, string Body, TimeSpan Took, TimeSpan Timeout)
{
    /// <summary>The scrape's deadline is half a second less.</summary>
    public const double ShortTimeoutSeconds = 1.5;

    public ScrapedText Text { get; } = Status == 200 ? ScrapedText.Parse(Body) : new ScrapedText([], new Dictionary<string, string>());

    public double? Up(string host) => Text.Named("testbed_host_up").SingleOrDefault(sample => sample["host"] == host)?.Value;

    /// <summary>The result that is set to 1; empty where the host is no member.</summary>
    public string Result(string host) => Text.Named("testbed_fanout_result").SingleOrDefault(sample => sample["host"] == host && sample.Value == 1)?["result"] ?? "";

    public double Of(string family, string host) => Text.Named(family).SingleOrDefault(sample => sample["host"] == host)?.Value ?? 0;

    /// <summary>Samples that state when they were taken.</summary>
    public IEnumerable<string> LinesWithTime => Body.Split('\n')
        .Where(line => line.Contains('}', StringComparison.Ordinal) && line[0] != '#' && line[(line.LastIndexOf('}') + 1)..].Trim().Contains(' ', StringComparison.Ordinal));

    public IEnumerable<ScrapedSample> OfHost(string host) => Text.Samples.Where(sample => sample["host"] == host);

    public static async Task<TimedScrape> TakeAsync(PortalProcess portal, double timeoutSeconds)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Prometheus-Scrape-Timeout-Seconds", timeoutSeconds.ToString(CultureInfo.InvariantCulture));
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await portal.SendAsync(request);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new TimedScrape((int)answer.StatusCode, body, Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(timeoutSeconds));
    }
}
