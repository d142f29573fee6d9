using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>Faults of the whole: hosts that come and go, lossy links, nobody there.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class ClusterFaultTests(FaultBed bed)
{
    private const int ScrapeCount = 12;

    // It answers every other time, so its data is seldom old enough for the page to call it silent: rule 9 has nothing to tell.
    [Fact]
    [Row("H14")]
    public async Task A_host_that_flaps_is_asked_once_a_scrape_and_floods_nothing()
    {
        await bed.WellAsync();
        FaultRules rules = await FaultRules.BeginAsync(bed.ViewBeside(bed.Victim));
        long logged = bed.Main.LinesLogged;
        await FlapAsync(PeerScript.Status("503 Service Unavailable"), () => AssertScrapesAsync(rules, bed.Victim));

        // Where a connection that was kept open ends under a request, the handler below the program makes the one dial there is and asks again: two requests, of which one is answered.
        await FlapAsync(PeerScript.CloseBeforeFirstByte, async () =>
        {
            TimedScrape start = await rules.ScrapeAsync();
            PeerTries tries = new(bed.Victim, start);
            TimedScrape end = start;
            for (int i = 0; i < ScrapeCount; i++)
            {
                end = await rules.ScrapeAsync();
            }

            tries.AssertOneDialEach(end);
            Assert.InRange(bed.Victim.Peer.MostRequestsAtOnce, 0, 1);
        });
        Assert.InRange(bed.Main.LinesLogged - logged, 0, 6);
        await rules.RecoveredAsync(bed.Victim.Name);
        await rules.EndAsync(faults: 2);
    }

    // Nobody is gone, so there is no reason for a page to tell (rule 9).
    [Fact]
    [Row("H14")]
    public async Task A_cable_that_loses_a_tenth_costs_time_and_nothing_else()
    {
        await bed.WellAsync();
        FaultRules rules = await FaultRules.BeginAsync(bed.ViewBeside(bed.Victim, bed.Named));
        await bed.FarNetwork.FilterAsync("-A", "INPUT", "-p", "tcp", "-m", "statistic", "--mode", "random", "--probability", "0.1", "-j", "DROP");
        try
        {
            await AssertScrapesAsync(rules, bed.Victim, bed.Named);
        }
        finally
        {
            await bed.FarNetwork.UnfilterAsync();
        }

        await rules.RecoveredAsync(bed.Victim.Name, bed.Named.Name);
        await rules.EndAsync(faults: 2);
    }

    [Fact]
    [Row("H16")]
    public async Task With_all_other_hosts_down_the_main_host_answers_for_itself()
    {
        await bed.WellAsync();
        PeerInBed[] peers = [.. bed.Peers];
        FaultRules rules = await FaultRules.BeginAsync(bed.ViewBeside(peers));
        TimedScrape start = await rules.ScrapeAsync();
        PeerTries[] tries = [.. peers.Select(peer => new PeerTries(peer, start))];
        DateTimeOffset from = TimeProvider.System.GetUtcNow();
        foreach (PeerInBed peer in peers)
        {
            peer.Peer.Become(PeerScript.ClosedPort);
        }

        try
        {
            await AssertAloneAsync(rules, peers, tries, from);
        }
        finally
        {
            foreach (PeerInBed peer in peers)
            {
                peer.Heal();
            }
        }

        await rules.RecoveredAsync(peers.Select(peer => peer.Name));
        await rules.EndAsync(faults: peers.Length);
    }

    private static async Task AssertAloneAsync(FaultRules rules, PeerInBed[] peers, PeerTries[] tries, DateTimeOffset from)
    {
        TimedScrape scrape = await rules.ScrapeUntilAsync("all others are down", scrape => scrape.Text.Named("testbed_host_up").FirstOrDefault(sample => sample.Value != (sample["host"] == FaultBed.Own ? 1 : 0))?.Line);
        Assert.Equal(peers.Length + 1, scrape.Text.Named("testbed_host_up").Count());
        Assert.NotEmpty(scrape.Text.Named("process_cpu_seconds_total"));
        await rules.AssertMeanwhileAsync(scrape, peers.Select(peer => peer.Name));
        await Task.WhenAll(peers.Select(peer => rules.AssertSeenAsync(peer.Name, "refused", from)));
        scrape = await rules.ScrapeAsync();
        Assert.All(tries, each => each.AssertOneEach(scrape));
    }

    private async Task FlapAsync(PeerScript bad, Func<Task> assertAsync)
    {
        bed.Victim.Peer.Become(PeerScript.Flapping(bed.Victim.Host.Healthy(), bad));
        try
        {
            await assertAsync();
        }
        finally
        {
            bed.Victim.Heal();
        }
    }

    // Each scrape is whole for the others and asks the touched once; of one that did not answer nothing is made up.
    private static async Task AssertScrapesAsync(FaultRules rules, params PeerInBed[] touched)
    {
        TimedScrape before = await rules.ScrapeAsync();
        PeerTries[] all = [.. touched.Select(peer => new PeerTries(peer, before))];
        for (int i = 0; i < ScrapeCount; i++)
        {
            before = await rules.ScrapeAsync();
            PeerTries[] tries = [.. touched.Select(peer => new PeerTries(peer, before))];
            TimedScrape after = await rules.ScrapeAsync();
            Assert.All(tries, each => each.AssertOneEach(after));
            await rules.AssertMeanwhileAsync(after, touched.Select(peer => peer.Name).Where(name => after.Up(name) == 0));
        }

        TimedScrape last = await rules.ScrapeAsync();
        Assert.All(all, each => each.AssertOneEach(last));
    }
}
