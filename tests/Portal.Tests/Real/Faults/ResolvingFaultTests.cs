using Portal.Tests.Support;

namespace Portal.Tests.Real.Faults;

/// <summary>A host that is called by a name which nobody resolves.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class ResolvingFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("row", "H18")]
    public async Task A_name_that_does_not_resolve_costs_its_own_host_only_and_half_a_second(bool silent)
    {
        ResolverMood mood = silent ? ResolverMood.Silent : ResolverMood.DeniesName;
        await using FaultBed bed = new() { FirstMood = mood };
        await bed.InitializeAsync();
        TimedScrape scrape = await bed.ScrapeAsync();
        await Until.HoldsAsync("the scrape says dns", TimeSpan.FromSeconds(5), async () => (scrape = await bed.ScrapeAsync()).Result(FaultBed.NamedName) == "dns");
        Assert.Equal(0, scrape.Up(FaultBed.NamedName));
        Assert.Equal(["testbed_host_up"], scrape.OfHost(FaultBed.NamedName).Select(sample => sample.Name).Where(name => !name.StartsWith("testbed_fanout_", StringComparison.Ordinal) && name != "testbed_host_info"));
        Assert.InRange(scrape.Took.TotalSeconds, 0, 0.75);
        Assert.All(bed.Peers.Where(peer => peer != bed.Named), peer => Assert.Equal(1, scrape.Up(peer.Name)));
        Assert.Equal(0, bed.Named.Peer.Dials);
        await HostPageReading.AssertTellsAsync(bed.Main, FaultBed.NamedName, "dns");

        bed.Resolver.Mood = ResolverMood.Answers;
        await new FaultRow(bed).WellAsync();

        // What was found once is used until something better is found: name servers fail more often than hosts move.
        bed.Resolver.Mood = mood;
        bed.Named.Heal();
        int asked = bed.Named.Peer.Requests;
        await Until.HoldsAsync("it is asked five times more", TimeSpan.FromSeconds(15), async () =>
        {
            Assert.Equal(1, (await bed.ScrapeAsync()).Up(FaultBed.NamedName));
            return bed.Named.Peer.Requests >= asked + 5;
        });
    }
}
