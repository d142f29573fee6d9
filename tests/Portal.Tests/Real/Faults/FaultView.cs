namespace Portal.Tests.Real.Faults;

/// <summary>What the rules look at in a bed: who is scraped, and whom the fault must not touch.</summary>
/// <param name="Main">The main host.</param>
/// <param name="Prometheus">A real one that scrapes it all the time.</param>
internal sealed record FaultView(PortalProcess Main, PrometheusServer Prometheus)
{
    /// <summary>Hosts that nothing happens to and that peers speak for: their series stay with their values.</summary>
    public IReadOnlyCollection<string> Bystanders { get; init; } = [];

    /// <summary>Hosts that nothing happens to and that are real, the main host before all: their series stay, their values move.</summary>
    public IReadOnlyCollection<string> RealBystanders { get; init; } = [FaultBed.Own];

    /// <summary>How long a scraper says that it waits.</summary>
    public double TimeoutSeconds { get; init; } = TimedScrape.ShortTimeoutSeconds;

    public Task<TimedScrape> ScrapeAsync() => TimedScrape.TakeAsync(Main, TimeoutSeconds);

    public HashSet<string> Untouched(TimedScrape scrape) => UntouchedSeries.In(scrape, Bystanders, RealBystanders);

    /// <summary>What a program takes for its first scrapes and pages is no leak.</summary>
    public async Task WarmUpAsync(string pageOf)
    {
        for (int i = 0; i < 50; i++)
        {
            await ScrapeAsync();
            if (i % 5 == 0)
            {
                using HttpResponseMessage page = await Main.GetAsync("/hosts/" + pageOf);
            }
        }
    }
}
