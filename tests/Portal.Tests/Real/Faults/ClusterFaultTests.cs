using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>Faults of the whole: hosts that come and go, lossy links, nobody there.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class ClusterFaultTests(FaultBed bed)
{
    [Fact]
    [Trait("row", "H14")]
    public async Task A_host_that_flaps_is_asked_once_a_scrape_and_floods_nothing()
    {
        await new FaultRow(bed).WellAsync();
        long logged = bed.Main.LinesLogged;
        bed.Victim.Peer.Become(PeerScript.Flapping(bed.Victim.Host.Healthy(), PeerScript.CloseBeforeFirstByte));
        await AssertScrapesAsync(12);
        Assert.InRange(bed.Main.LinesLogged - logged, 0, 4);
        bed.Victim.Heal();
        await new FaultRow(bed).WellAsync();
    }

    [Fact]
    [Trait("row", "H14")]
    public async Task A_cable_that_loses_a_tenth_costs_time_and_nothing_else()
    {
        await new FaultRow(bed).WellAsync();
        await bed.FarNetwork.FilterAsync("-A", "INPUT", "-p", "tcp", "-m", "statistic", "--mode", "random", "--probability", "0.1", "-j", "DROP");
        try
        {
            await AssertScrapesAsync(12);
        }
        finally
        {
            await bed.FarNetwork.UnfilterAsync();
        }

        await new FaultRow(bed).WellAsync();
    }

    [Fact]
    [Trait("row", "H16")]
    public async Task With_all_other_hosts_down_the_main_host_answers_for_itself()
    {
        await new FaultRow(bed).WellAsync();
        HashSet<string> own = UntouchedSeries.In(await bed.ScrapeAsync(), [], [FaultBed.Own]);
        foreach (PeerInBed peer in bed.Peers)
        {
            peer.Peer.Become(PeerScript.ClosedPort);
        }

        TimedScrape scrape = await bed.ScrapeAsync();
        await Until.HoldsAsync("all others are down", TimeSpan.FromSeconds(5), async () =>
        {
            scrape = await bed.ScrapeAsync();
            Assert.Equal(200, scrape.Status);
            Assert.True(scrape.Took <= scrape.Timeout, $"{scrape.Took}");
            return scrape.Text.Named("testbed_host_up").FirstOrDefault(sample => sample.Value != (sample["host"] == FaultBed.Own ? 1 : 0))?.Line;
        });
        Assert.Equal(bed.Peers.Count() + 1, scrape.Text.Named("testbed_host_up").Count());
        Assert.True(own.SetEquals(UntouchedSeries.In(scrape, [], [FaultBed.Own])));
        Assert.NotEmpty(scrape.Text.Named("process_cpu_seconds_total"));
        await Promtool.AcceptsAsync(scrape.Body, "the scrape of a main host alone");
        foreach (PeerInBed peer in bed.Peers)
        {
            peer.Heal();
        }

        await new FaultRow(bed).WellAsync();
    }

    // Each scrape is whole for the others and asks the victim once.
    private async Task AssertScrapesAsync(int count)
    {
        string[] bystanders = [.. bed.Bystanders.Select(peer => peer.Name)];
        HashSet<string> untouched = UntouchedSeries.In(await bed.ScrapeAsync(), bystanders, [FaultBed.Own]);
        bed.Victim.Peer.ResetMostRequestsAtOnce();
        for (int i = 0; i < count; i++)
        {
            TimedScrape before = await bed.ScrapeAsync();
            int requests = bed.Victim.Peer.Requests;
            TimedScrape after = await bed.ScrapeAsync();
            double fetches = after.Of("testbed_fanout_fetches_total", FaultBed.VictimName) - before.Of("testbed_fanout_fetches_total", FaultBed.VictimName);
            Assert.Equal(200, after.Status);
            Assert.True(after.Took <= after.Timeout, $"{after.Took}");
            Assert.InRange(bed.Victim.Peer.Requests - requests, 0, fetches + 1);
            Assert.True(untouched.SetEquals(UntouchedSeries.In(after, bystanders, [FaultBed.Own])));
        }

        Assert.InRange(bed.Victim.Peer.MostRequestsAtOnce, 0, 1);
    }
}
