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

    private static readonly TimeSpan FileIsRead = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly TestbedFolder _testbed = new();
    private readonly List<FaultyPeer> _peers = [];
    private NetworkNamespace _network = null!;
    private FaultKeys _keys = null!;
    private PortalProcess _main = null!;

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
        _testbed.SetHosts(("host-x", FirstAddress));
        Start("host-x", FirstAddress);
        _main = await PortalProcess.StartAsync(new PortalStart
        {
            Inside = _network,
            DataDirectory = _folder.At("data"),
            Address = new Uri("http://127.0.0.1:3357/"),
            Settings = [.. _keys.Settings, ("Cluster:Networks", "127.0.0.0/8"), ("Testbed:Root", _testbed.Root)],
        });
        await MembersAsync("host-x");
    }

    public async ValueTask DisposeAsync()
    {
        if (_main is not null)
        {
            await _main.DisposeAsync();
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
    [Trait("row", "H17")]
    public async Task A_host_that_is_added_is_asked_and_one_that_is_renamed_is_itself_no_more()
    {
        FaultyPeer second = Start("host-y", SecondAddress);
        _testbed.SetHosts(("host-x", FirstAddress), ("host-y", SecondAddress));
        await MembersAsync("host-x", "host-y");

        PeerHost renamed = new("host-z", guests: 1);
        second.Tls = _keys.Of("host-z");
        second.Become(renamed.Healthy());
        _testbed.SetHosts(("host-x", FirstAddress), ("host-z", SecondAddress));
        await MembersAsync("host-x", "host-z");
        ScrapedText scrape = await _main.ScrapeAsync();
        Assert.DoesNotContain(scrape.Samples, sample => sample["host"] == "host-y");
    }

    [Fact]
    [Trait("row", "H17")]
    public async Task A_host_that_moves_is_asked_at_its_new_address_and_never_again_at_the_old_one()
    {
        FaultyPeer before = _peers[0];
        FaultyPeer after = Start("host-x", ThirdAddress);
        _testbed.SetHosts(("host-x", ThirdAddress));
        await Until.HoldsAsync("the new address is asked", FileIsRead, async () => (await ScrapeAsync()).Up("host-x") == 1 && after.Requests > 0);
        await Until.HoldsAsync("the old connection is closed", TimeSpan.FromSeconds(10), () => Task.FromResult(before.OpenConnections == 0));
        (int dials, int asked) = (before.Dials, after.Requests);
        await Until.HoldsAsync("it is asked a few times more", TimeSpan.FromSeconds(20), async () => (await ScrapeAsync()).Up("host-x") == 1 && after.Requests > asked + 5);
        Assert.Equal(dials, before.Dials);
    }

    [Fact]
    [Trait("row", "H17")]
    public async Task A_host_that_the_file_drops_stays_listed_and_one_that_takes_its_address_replaces_it()
    {
        _testbed.SetHosts();
        FaultyPeer peer = _peers[0];
        peer.Become(PeerScript.ClosedPort);
        await Until.HoldsAsync("it is listed as down", FileIsRead, async () => (await ScrapeAsync()) is { } scrape && scrape.Up("host-x") == 0 && scrape.Result("host-x") == "refused");
        peer.Tls = _keys.Of("host-w");
        peer.Become(new PeerHost("host-w", guests: 1).Healthy());
        _testbed.SetHosts(("host-w", FirstAddress));
        await MembersAsync("host-w");
    }

    private FaultyPeer Start(string name, string address)
    {
        PeerHost host = new(name, guests: 1);
        _peers.Add(FaultyPeer.Start(new IPEndPoint(IPAddress.Parse(address), _keys.DefaultPort), host.Healthy(), _keys.Of(name), () => _network.CreateSocket()));
        return _peers[^1];
    }

    private Task<TimedScrape> ScrapeAsync() => TimedScrape.TakeAsync(_main, TimedScrape.ShortTimeoutSeconds);

    /// <summary>These, and host-a, are all there is, and all are up.</summary>
    private Task MembersAsync(params string[] others) => Until.HoldsAsync($"members are {string.Join(", ", others)}", FileIsRead, async () =>
    {
        ScrapedSample[] up = [.. (await ScrapeAsync()).Text.Named("testbed_host_up")];
        return up.All(sample => sample.Value == 1) && up.Select(sample => sample["host"]).Order().SequenceEqual(others.Append("host-a").Order())
            ? null
            : string.Join('\n', up.Select(sample => sample.Line)) + "\n" + _main.Log;
    });
}
