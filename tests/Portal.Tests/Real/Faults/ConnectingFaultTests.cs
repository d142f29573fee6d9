using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A host that can't be called, or says nothing once it was.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class ConnectingFaultTests(FaultBed bed)
{
    [Fact]
    [Row("H1")]
    public async Task A_closed_port_is_refused_and_costs_the_scrape_nothing()
    {
        TimeSpan before = await FastestScrapeAsync();
        await new FaultRow(bed).AssertAsync(new FaultVariant("has a closed port", Now(() => bed.Victim.Peer.Become(PeerScript.ClosedPort)), "refused")
        {
            MeanwhileAsync = async _ =>
            {
                TimeSpan now = await FastestScrapeAsync();
                Assert.True(now <= before + TimeSpan.FromMilliseconds(50), $"{now.TotalMilliseconds:0} ms, {before.TotalMilliseconds:0} ms before the fault");
            },
        });
    }

    [Fact]
    [Row("H2")]
    public Task A_host_that_is_gone_times_out_whether_it_is_called_or_was_connected() => new FaultRow(bed).AssertAsync(
        new FaultVariant("goes silent on an open connection", () => DropAsync(), "timeout") { HealAsync = bed.FarNetwork.UnfilterAsync },
        new FaultVariant("does not answer a call", DropAndCloseAsync, "timeout")
        {
            HealAsync = bed.FarNetwork.UnfilterAsync,
            MeanwhileAsync = scrape =>
            {
                Assert.InRange(scrape.Of("testbed_fanout_duration_seconds", FaultBed.VictimName), 0, 0.75); // connecting gets 0.5 s
                return Task.CompletedTask;
            },
        },
        new FaultVariant("is refused by its packet filter", RejectAsync, "refused") { HealAsync = bed.FarNetwork.UnfilterAsync },
        new FaultVariant("has a full queue", Now(() => bed.Victim.Peer.Become(PeerScript.FullQueue)), "timeout"));

    [Fact]
    [Row("H3")]
    public Task A_host_that_takes_the_call_and_never_answers_times_out() => new FaultRow(bed).AssertAsync(
        new FaultVariant("holds its answer", Now(() => bed.Victim.Peer.Become(PeerScript.Hold, keepConnections: true)), "timeout"),
        new FaultVariant("holds the connection before TLS", Now(() => bed.Victim.Peer.Become(PeerScript.HoldBeforeHandshake)), "timeout"));

    [Fact]
    [Row("H19")]
    [Trait("trap", "T2")]
    public async Task A_host_that_closes_before_the_first_byte_is_dialled_once()
    {
        foreach (PeerScript script in (PeerScript[])[PeerScript.CloseBeforeFirstByte, PeerScript.ResetBeforeFirstByte])
        {
            await new FaultRow(bed).AssertAsync(new FaultVariant(script.Name, Now(() => bed.Victim.Peer.Become(script)), "cut")
            {
                MeanwhileAsync = async _ =>
                {
                    // Everything that asks now dials anew: as many dials as fetches, to the one.
                    TimedScrape from = await bed.ScrapeAsync();
                    int dials = bed.Victim.Peer.Dials;
                    TimedScrape to = from;
                    await Until.HoldsAsync("five more fetches", TimeSpan.FromSeconds(30), async () => (to = await bed.ScrapeAsync()).Of("testbed_fanout_fetches_total", FaultBed.VictimName) >= from.Of("testbed_fanout_fetches_total", FaultBed.VictimName) + 5);
                    double fetches = to.Of("testbed_fanout_fetches_total", FaultBed.VictimName) - from.Of("testbed_fanout_fetches_total", FaultBed.VictimName);
                    Assert.InRange(bed.Victim.Peer.Dials - dials, fetches - 1, fetches + 1);
                },
            });
        }
    }

    private Task DropAsync() => bed.FarNetwork.FilterAsync("-A", "INPUT", "-p", "tcp", "-d", bed.Victim.Peer.Address.Address.ToString(), "-j", "DROP");

    private async Task DropAndCloseAsync()
    {
        await DropAsync();
        bed.Victim.Heal(); // ends its connections, so the next request has to call
    }

    private async Task RejectAsync()
    {
        await bed.FarNetwork.FilterAsync("-A", "INPUT", "-p", "tcp", "-d", bed.Victim.Peer.Address.Address.ToString(), "-j", "REJECT", "--reject-with", "tcp-reset");
        bed.Victim.Heal();
    }

    private async Task<TimeSpan> FastestScrapeAsync()
    {
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            TimedScrape scrape = await bed.ScrapeAsync();
            fastest = scrape.Took < fastest ? scrape.Took : fastest;
        }

        return fastest;
    }

    private static Func<Task> Now(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
