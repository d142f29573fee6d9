namespace Portal.Tests.Real.Faults;

/// <summary>A host that is called by a name which nobody resolves.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class ResolvingFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Row("H18")]
    public async Task A_name_that_does_not_resolve_costs_its_own_host_only_and_half_a_second(bool silent)
    {
        ResolverMood mood = silent ? ResolverMood.Silent : ResolverMood.DeniesName;
        await using FaultBed bed = new() { FirstMood = mood };
        await bed.InitializeAsync();

        // The fault is there from the start; nothing of the named host was ever known. It is never dialled, so there are no tries to count (rule 5).
        FaultRules rules = await FaultRules.BeginAsync(bed.ViewBeside(bed.Named));
        TimedScrape scrape = await rules.ScrapeUntilAsync("the scrape says dns", scrape => scrape.Result(FaultBed.NamedName) is var result && result == "dns" ? null : result);
        Assert.Equal(0, scrape.Up(FaultBed.NamedName));
        Assert.InRange(scrape.Took.TotalSeconds, 0, 0.75);
        Assert.Equal(0, bed.Named.Peer.Dials);
        await rules.AssertMeanwhileAsync(scrape, FaultBed.NamedName);
        await rules.AssertSeenAsync(FaultBed.NamedName, "dns");

        bed.Resolver.Mood = ResolverMood.Answers;
        await rules.RecoveredAsync(FaultBed.NamedName);

        // What was found once is used until something better is found: name servers fail more often than hosts move.
        bed.Resolver.Mood = mood;
        bed.Named.Heal();
        scrape = await rules.ScrapeAsync();
        PeerTries tries = new(bed.Named, scrape);
        scrape = await rules.ScrapeUntilAsync("it is asked five times more", scrape =>
        {
            Assert.Equal(1, scrape.Up(FaultBed.NamedName));
            return tries.Requests >= 5 ? null : $"{tries.Requests} requests";
        }, TimeSpan.FromSeconds(15));
        tries.AssertOneEach(scrape);
        await rules.AssertMeanwhileAsync(scrape);
        bed.Resolver.Mood = ResolverMood.Answers;
        await rules.EndAsync(faults: 1);
    }
}
