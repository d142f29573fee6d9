namespace Portal.Tests.Real.Faults;

/// <summary>Makes faults on one peer of the bed one after another and holds the program to the rules that count for every row.</summary>
internal sealed class FaultRow(FaultBed bed, PeerInBed victim)
{
    public FaultRow(FaultBed bed)
        : this(bed, bed.Victim)
    {
    }

    public async Task AssertAsync(params FaultVariant[] variants)
    {
        await bed.WellAsync();
        FaultRules rules = await FaultRules.BeginAsync(bed.ViewBeside(victim));
        foreach (FaultVariant variant in variants)
        {
            try
            {
                await AssertVariantAsync(variant, rules);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await HealAsync(variant);
                throw new InvalidOperationException($"{variant.Name}: {fault.Message}\n--- the main host logged:\n{bed.Main.Log}", fault);
            }
        }

        await rules.EndAsync(variants.Length);
    }

    private async Task AssertVariantAsync(FaultVariant variant, FaultRules rules)
    {
        TimedScrape start = await rules.ScrapeAsync();
        PeerTries tries = new(victim, start);
        DateTimeOffset from = TimeProvider.System.GetUtcNow();
        await variant.MakeAsync();
        bool staysUp = variant.Reasons.Length == 0;
        int asked = victim.Peer.Requests;
        TimedScrape scrape = await rules.ScrapeUntilAsync($"the scrape says {(staysUp ? "ok" : string.Join(" or ", variant.Reasons))} of {victim.Name}", scrape =>
            (staysUp ? victim.Peer.Requests > asked + 1 && scrape.Up(victim.Name) == 1 : scrape.Up(victim.Name) == 0 && variant.Reasons.Contains(scrape.Result(victim.Name)))
                ? null
                : $"up {scrape.Up(victim.Name)}, {scrape.Result(victim.Name)}, {victim.Peer.Requests - asked} requests");
        await variant.MeanwhileAsync(scrape);
        await rules.AssertMeanwhileAsync(scrape, staysUp ? [] : [victim.Name]);
        if (!staysUp)
        {
            await rules.AssertSeenAsync(victim.Name, scrape.Result(victim.Name), from);
        }

        tries.AssertOneEach(await rules.ScrapeAsync());
        Assert.True(!variant.WithoutRequest || tries.Requests == 0, $"{tries.Requests} requests reached a peer that proved nothing.");
        await HealAsync(variant);
        int healed = victim.Peer.Requests;
        await rules.RecoveredAsync(victim.Name);

        // What it said last may be used again for a moment, and the next row must not take it for health.
        await rules.ScrapeUntilAsync($"{victim.Name} was asked anew", _ => victim.Peer.Requests > healed + 1 ? null : $"{victim.Peer.Requests - healed} requests");
    }

    private async Task HealAsync(FaultVariant variant)
    {
        await variant.HealAsync();
        victim.Heal();
    }
}
