using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>Many of a hundred hosts hang at once.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class ManyHostsFaultTests : IAsyncLifetime
{
    private const int HostCount = 100;
    private const int MostHanging = 50;
    private const double UsualTimeoutSeconds = 5;
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(250);

    private readonly TemporaryFolder _folder = new();
    private readonly List<PeerInBed> _peers = [];
    private NetworkNamespace _network = null!;
    private PortalProcess _main = null!;
    private PrometheusServer _prometheus = null!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch
        {
            // The runner disposes of nothing that did not start.
            await DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync()
    {
        _network = await NetworkNamespace.CreateAsync("many");
        FaultKeys keys = await FaultKeys.MakeAsync(_folder.At("data"), _network);
        for (int index = 0; index < HostCount; index++)
        {
            PeerHost host = new($"host-{index:000}", guests: 5);
            _peers.Add(new PeerInBed(host, FaultyPeer.Start(new IPEndPoint(IPAddress.Parse($"127.0.1.{index + 1}"), FaultBed.PeerPort), host.Healthy(), keys.Of(host.Name), () => _network.CreateSocket())));
        }

        _main = await PortalProcess.StartAsync(new PortalStart
        {
            Inside = _network,
            DataDirectory = _folder.At("data"),
            Address = new Uri("http://127.0.0.1:3357/"),
            Variables = FaultBed.OftenCollected,
            Settings = [.. keys.Settings, ("Cluster:Networks", "127.0.0.0/8"), .. _peers.Select(peer => ($"Cluster:Hosts:{peer.Name}", peer.Peer.Address.ToString()))],
        });
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("portal", _main.Address, "/metrics")], inside: _network);
        await Until.HoldsAsync("a hundred hosts are up", TimeSpan.FromSeconds(30), async () => Healthy(await ScrapeAsync()) is int up && up == HostCount + 1 ? null : $"{up} up");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? process in (IAsyncDisposable?[])[_prometheus, _main])
        {
            await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        foreach (PeerInBed peer in _peers)
        {
            await peer.Peer.DisposeAsync();
        }

        await (_network?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    [Row("H15")]
    public async Task Hosts_that_hang_delay_three_scrapes_at_most_and_nobody_elses_series()
    {
        FaultView view = new(_main, _prometheus) { Bystanders = [.. _peers.Skip(MostHanging).Select(peer => peer.Name)], TimeoutSeconds = UsualTimeoutSeconds };
        await view.WarmUpAsync(_peers[0].Name);
        TimeSpan usual = await SlowestOfAsync(10);
        FaultRules rules = await FaultRules.BeginAsync(view);
        foreach (int hanging in (int[])[10, MostHanging])
        {
            TimedScrape start = await rules.ScrapeAsync();
            PeerTries[] tries = [.. _peers.Take(hanging).Select(peer => new PeerTries(peer, start))];
            foreach (PeerInBed peer in _peers.Take(hanging))
            {
                peer.Peer.Become(PeerScript.Hold, keepConnections: true);
            }

            TimedScrape seen = await rules.ScrapeUntilAsync($"{hanging} hosts are suspended", scrape =>
            {
                AssertHealthyAreThere(scrape, hanging);
                int suspended = scrape.Text.Named("testbed_fanout_suspended").Count(sample => sample.Value == 1);
                return suspended == hanging ? null : $"{suspended} suspended";
            }, TimeSpan.FromSeconds(30));
            await rules.AssertMeanwhileAsync(seen, _peers.Take(hanging).Select(peer => peer.Name));
            TimeSpan limit = TimeSpan.FromTicks(Math.Max((2 * usual).Ticks, (usual + Allowance).Ticks));
            for (int i = 0; i < 10; i++)
            {
                TimedScrape scrape = await rules.ScrapeAsync();
                AssertHealthyAreThere(scrape, hanging);
                Assert.True(scrape.Took <= limit, $"With {hanging} hosts hanging a scrape took {scrape.Took.TotalMilliseconds:0} ms; fault-free {usual.TotalMilliseconds:0} ms.");
            }

            // The pages of all of them are made alike: the first and the last stand for the rest.
            await Task.WhenAll(((int[])[0, hanging - 1]).Select(index => rules.AssertSeenAsync(_peers[index].Name, "timeout")));
            TimedScrape end = await rules.ScrapeAsync();
            Assert.All(tries, each => each.AssertOneEach(end));
        }

        foreach (PeerInBed peer in _peers)
        {
            peer.Peer.Become(peer.Host.Healthy());
        }

        await rules.RecoveredAsync(_peers.Select(peer => peer.Name));
        await rules.EndAsync(faults: MostHanging);
    }

    private void AssertHealthyAreThere(TimedScrape scrape, int hanging)
    {
        HashSet<string> guests = [.. scrape.Text.Named("testbed_guest_cpu_seconds_total").Select(sample => sample["guest"])];
        Assert.All(_peers.Skip(hanging), peer => Assert.True(scrape.Up(peer.Name) == 1 && guests.Contains(peer.Host.Guest(4).RuntimeName), $"{peer.Name} is missing: {scrape.Result(peer.Name)}"));
    }

    private async Task<TimeSpan> SlowestOfAsync(int count)
    {
        TimeSpan slowest = TimeSpan.Zero;
        for (int i = 0; i < count; i++)
        {
            TimedScrape scrape = await ScrapeAsync();
            slowest = scrape.Took > slowest ? scrape.Took : slowest;
        }

        return slowest;
    }

    private Task<TimedScrape> ScrapeAsync() => TimedScrape.TakeAsync(_main, UsualTimeoutSeconds);

    private static int Healthy(TimedScrape scrape) => scrape.Text.Named("testbed_host_up").Count(sample => sample.Value == 1);
}
