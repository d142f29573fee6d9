using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>The testbed's cluster file changes while the main host runs.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class MembershipFaultTests : IAsyncLifetime
{
    private const string FirstAddress = "127.0.2.1";
    private const string SecondAddress = "127.0.2.2";
    private const string ThirdAddress = "127.0.2.3";

    // It stays in every version of the file.
    private const string Bystander = "host-s";
    private const string BystanderAddress = "127.0.2.9";

    private static readonly TimeSpan FileIsRead = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly TestbedFolder _testbed = new();
    private readonly List<FaultyPeer> _peers = [];
    private NetworkNamespace _network = null!;
    private FaultKeys _keys = null!;
    private PortalProcess _main = null!;
    private PrometheusServer _prometheus = null!;
    private FaultRules _rules = null!;

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
        _network = await NetworkNamespace.CreateAsync("files");
        _keys = await FaultKeys.MakeAsync(_folder.At("data"), _network);
        Members(("host-x", FirstAddress));
        Start("host-x", FirstAddress);
        Start(Bystander, BystanderAddress);
        _main = await PortalProcess.StartAsync(new PortalStart
        {
            Inside = _network,
            DataDirectory = _folder.At("data"),
            Address = new Uri("http://127.0.0.1:3357/"),
            Variables = FaultBed.OftenCollected,
            Settings = [.. _keys.Settings, ("Cluster:Networks", "127.0.0.0/8"), ("Testbed:Root", _testbed.Root)],
        });
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("portal", _main.Address, "/metrics")], TimeSpan.FromSeconds(2), _network);
        await MembersAsync(() => TimedScrape.TakeAsync(_main, TimedScrape.ShortTimeoutSeconds), "host-x");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? process in (IAsyncDisposable?[])[_prometheus, _main])
        {
            await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        foreach (FaultyPeer peer in _peers)
        {
            await peer.DisposeAsync();
        }

        await (_network?.DisposeAsync() ?? ValueTask.CompletedTask);
        _testbed.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [Row("H17")]
    public async Task A_host_that_is_added_is_asked_and_one_that_is_renamed_is_itself_no_more()
    {
        await BeginAsync();
        FaultyPeer second = Start("host-y", SecondAddress);
        Members(("host-x", FirstAddress), ("host-y", SecondAddress));
        await MembersAsync("host-x", "host-y");

        PeerHost renamed = new("host-z", guests: 1);
        second.Tls = _keys.Of("host-z");
        second.Become(renamed.Healthy());
        Members(("host-x", FirstAddress), ("host-z", SecondAddress));
        await MembersAsync("host-x", "host-z");
        TimedScrape scrape = await _rules.ScrapeAsync();
        Assert.Empty(scrape.OfHost("host-y"));
        await EndAsync(scrape);
    }

    [Fact]
    [Row("H17")]
    public async Task A_host_that_moves_is_asked_at_its_new_address_and_never_again_at_the_old_one()
    {
        await BeginAsync();
        FaultyPeer before = _peers[0];
        FaultyPeer after = Start("host-x", ThirdAddress);
        Members(("host-x", ThirdAddress));
        await _rules.ScrapeUntilAsync("the new address is asked", scrape => scrape.Up("host-x") == 1 && after.Requests > 0 ? null : $"{after.Requests} requests", FileIsRead);
        await Until.HoldsAsync("the old connection is closed", TimeSpan.FromSeconds(10), () => Task.FromResult(before.OpenConnections == 0));
        (int dials, int asked) = (before.Dials, after.Requests);
        TimedScrape scrape = await _rules.ScrapeUntilAsync("it is asked a few times more", scrape => scrape.Up("host-x") == 1 && after.Requests > asked + 5 ? null : $"{after.Requests - asked} requests", TimeSpan.FromSeconds(20));
        Assert.Equal(dials, before.Dials);
        Assert.InRange(after.MostRequestsAtOnce, 0, 1);
        await EndAsync(scrape);
    }

    [Fact]
    [Row("H17")]
    public async Task A_host_that_the_file_drops_stays_listed_and_one_that_takes_its_address_replaces_it()
    {
        await BeginAsync();
        PeerInBed peer = new(new PeerHost("host-x", guests: 1), _peers[0]);
        PeerTries tries = new(peer, await _rules.ScrapeAsync());
        Members();
        peer.Peer.Become(PeerScript.ClosedPort);
        TimedScrape scrape = await _rules.ScrapeUntilAsync("it is listed as down", scrape => scrape.Up("host-x") == 0 && scrape.Result("host-x") == "refused" ? null : scrape.Result("host-x"), FileIsRead);
        await _rules.AssertMeanwhileAsync(scrape, "host-x");
        await _rules.AssertSeenAsync("host-x", "refused");
        tries.AssertOneEach(await _rules.ScrapeAsync());
        peer.Peer.Tls = _keys.Of("host-w");
        peer.Peer.Become(new PeerHost("host-w", guests: 1).Healthy());
        Members(("host-w", FirstAddress));
        await MembersAsync("host-w");
        await EndAsync(await _rules.ScrapeAsync());
    }

    // One host more or less is within what rule 7 allows.
    private async Task BeginAsync()
    {
        FaultView view = new(_main, _prometheus) { Bystanders = [Bystander] };
        await view.WarmUpAsync(Bystander);
        _rules = await FaultRules.BeginAsync(view);
    }

    // A host that came, went or moved is no silent host: nothing to tell (rule 9) or to invent (rule 4) but where a row does so itself. Its tries are those of another member, counted anew (rule 5).
    private async Task EndAsync(TimedScrape scrape)
    {
        await _rules.AssertMeanwhileAsync(scrape);
        await _rules.EndAsync(faults: 2);
    }

    private void Members(params (string Name, string Address)[] others) => _testbed.SetHosts([(Bystander, BystanderAddress), .. others]);

    private FaultyPeer Start(string name, string address)
    {
        PeerHost host = new(name, guests: 1);
        _peers.Add(FaultyPeer.Start(new IPEndPoint(IPAddress.Parse(address), _keys.DefaultPort), host.Healthy(), _keys.Of(name), () => _network.CreateSocket()));
        return _peers[^1];
    }

    private Task MembersAsync(params string[] others) => MembersAsync(_rules.ScrapeAsync, others);

    /// <summary>These, the bystander and host-a are all there is, and all are up (rule 10).</summary>
    private Task MembersAsync(Func<Task<TimedScrape>> scrapeAsync, params string[] others) => Until.HoldsAsync($"members are {string.Join(", ", others)}", FileIsRead, async () =>
    {
        ScrapedSample[] up = [.. (await scrapeAsync()).Text.Named("testbed_host_up")];
        return up.All(sample => sample.Value == 1) && up.Select(sample => sample["host"]).Order().SequenceEqual([.. others.Append(FaultBed.Own).Append(Bystander).Order()])
            ? null
            : string.Join('\n', up.Select(sample => sample.Line)) + "\n" + _main.Log;
    });
}
