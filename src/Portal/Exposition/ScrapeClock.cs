namespace Portal.Exposition;

/// <summary>When Prometheus scraped last, and how often it does. Thread-safe.</summary>
/// <remarks>Told from other readers by the header that Prometheus alone sends. TestbedOS' gauges are left out: four jobs read them, one after another.</remarks>
internal sealed class ScrapeClock(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ExpositionEndpoint, (DateTimeOffset At, TimeSpan? Interval)> _scrapes = [];

    /// <summary>Of the route that was scraped last; null before the first scrape, and an interval only after the second.</summary>
    public (DateTimeOffset At, TimeSpan? Interval)? Newest
    {
        get
        {
            lock (_gate)
            {
                return _scrapes.Count == 0 ? null : _scrapes.Values.MaxBy(scrape => scrape.At);
            }
        }
    }

    public void See(HttpContext context, ExpositionEndpoint endpoint)
    {
        if (endpoint == ExpositionEndpoint.Compat || !context.Request.Headers.ContainsKey(ScrapeDeadline.Header))
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            _scrapes[endpoint] = (now, _scrapes.TryGetValue(endpoint, out (DateTimeOffset At, TimeSpan? Interval) before) ? now - before.At : null);
        }
    }
}
