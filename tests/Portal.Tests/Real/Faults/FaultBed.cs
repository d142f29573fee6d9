using System.Net;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A main host in a network of its own, two good hosts beside it, one at the end of a cable that faults happen to, one that is called by name, and a real Prometheus.</summary>
/// <remarks>Rows run one after another on it; each leaves it well.</remarks>
public sealed class FaultBed : IAsyncLifetime
{
    internal const string Own = "host-a";
    internal const string VictimName = "host-v";
    internal const string NamedName = "host-n";
    internal const int PeerPort = 7001;

    /// <summary>The one deployment; its guest runs on host-b.</summary>
    internal const string Project = "host-b";
    internal const string OthersGuest = Project + "-guest-0";

    /// <summary>A youngest generation of 8 MiB (hexadecimal): what is resident is then what is kept, not what was not yet collected. Rules allow 32 MiB more.</summary>
    internal static readonly (string Name, string Value)[] OftenCollected = [("DOTNET_GCgen0size", "800000"), ("DOTNET_GCGen0MaxBudget", "800000")];

    private static readonly IPAddress VictimAddress = IPAddress.Parse("10.77.30.2");
    private static readonly IPAddress NamedAddress = IPAddress.Parse("10.77.30.3");

    // Pages call a host stale once its newest answer is ten seconds old. The victim's always nearly is, so that the tick after a fault tells of it.
    private static readonly TimeSpan VictimAge = TimeSpan.FromSeconds(9);

    private readonly TemporaryFolder _folder = new();
    private readonly TestbedFolder _testbed = new();
    private readonly List<IAsyncDisposable> _parts = [];

    internal NetworkNamespace Network { get; private set; } = null!;

    internal NetworkNamespace FarNetwork { get; private set; } = null!;

    internal PortalProcess Main { get; private set; } = null!;

    internal PrometheusServer Prometheus { get; private set; } = null!;

    /// <summary>How the name server behaves when the main host starts.</summary>
    internal ResolverMood FirstMood { get; init; } = ResolverMood.Answers;

    internal FaultyResolver Resolver { get; private set; } = null!;

    internal FaultKeys Keys { get; private set; } = null!;

    internal PeerInBed Victim { get; private set; } = null!;

    internal PeerInBed Named { get; private set; } = null!;

    /// <summary>Hosts that no fault happens to.</summary>
    internal IReadOnlyList<PeerInBed> Bystanders { get; private set; } = [];

    internal IEnumerable<PeerInBed> Peers => [.. Bystanders, Victim, Named];

    public async ValueTask InitializeAsync()
    {
        Network = Keep(await NetworkNamespace.CreateAsync("main"));
        FarNetwork = Keep(await NetworkNamespace.CreateAsync("far"));
        await Network.ConnectAsync(FarNetwork, "cable", "10.77.30.1/24", VictimAddress + "/24");
        await FarNetwork.RunAsync("ip", "address", "add", NamedAddress + "/24", "dev", "cable");
        Resolver = Keep(FaultyResolver.Start(FarNetwork, new IPEndPoint(VictimAddress, 53), NamedAddress));
        Resolver.Mood = FirstMood;
        Keys = await FaultKeys.MakeAsync(_folder.At("data"), Network);
        Bystanders = [Start("host-b", IPAddress.Parse("127.0.0.2"), Network, 3), Start("host-c", IPAddress.Parse("127.0.0.3"), Network, 2)];
        Victim = Start(VictimName, VictimAddress, FarNetwork, 2, VictimAge);
        Named = Start(NamedName, NamedAddress, FarNetwork, 1);
        _testbed.Deploy(Project, [("guest-0", "docker", "host-b")]);
        Main = Keep(await PortalProcess.StartAsync(new PortalStart
        {
            Inside = Network,
            Resolver = _folder.Write("resolv.conf", $"nameserver {VictimAddress}\noptions timeout:2 attempts:2\n"),
            DataDirectory = _folder.At("data"),
            Address = new Uri("http://127.0.0.1:3357/"),
            Variables = OftenCollected,
            Settings =
            [
                .. Keys.Settings,
                ("Testbed:Root", _testbed.Root),
                ("Cluster:Networks", "127.0.0.0/8,10.77.30.0/24"),
                .. Bystanders.Append(Victim).Select(peer => ($"Cluster:Hosts:{peer.Name}", peer.Peer.Address.ToString())),
                ($"Cluster:Hosts:{NamedName}", $"{FaultyResolver.HostName}:{PeerPort}"),
            ],
        }));
        Prometheus = Keep(await PrometheusServer.StartAsync([new ScrapeJob("portal", Main.Address, "/metrics")], TimeSpan.FromSeconds(2), Network));
        await Until.HoldsAsync("every host is up", TimeSpan.FromSeconds(20), async () =>
            (await ScrapeAsync()).Text.Named("testbed_host_up").Where(sample => sample.Value != 1 && (FirstMood == ResolverMood.Answers || sample["host"] != NamedName)).Select(sample => sample.Line).ToArray() is { Length: > 0 } down ? string.Join('\n', down) + "\n" + Main.Log : null);
        await Until.HoldsAsync("Prometheus has stored a scrape", TimeSpan.FromSeconds(20), async () => await Prometheus.QueryAsync("up") is [{ Value: 1 }]);
        await ViewBeside().WarmUpAsync(VictimName);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PeerInBed? peer in (PeerInBed?[])[.. Bystanders, Victim, Named])
        {
            if (peer is not null)
            {
                await peer.Peer.DisposeAsync();
            }
        }

        _parts.Reverse();
        foreach (IAsyncDisposable part in _parts)
        {
            await part.DisposeAsync();
        }

        _testbed.Dispose();
        _folder.Dispose();
    }

    /// <summary>A scrape as Prometheus makes it with this timeout, and how long it took.</summary>
    internal Task<TimedScrape> ScrapeAsync(double timeoutSeconds = TimedScrape.ShortTimeoutSeconds) => TimedScrape.TakeAsync(Main, timeoutSeconds);

    /// <summary>Every member answers again.</summary>
    internal Task WellAsync() => Until.HoldsAsync("every host is up", TimeSpan.FromSeconds(10), async () =>
    {
        TimedScrape scrape = await ScrapeAsync();
        return scrape.Text.Named("testbed_host_up").FirstOrDefault(sample => sample.Value != 1) is { } down ? $"{down.Line}: {scrape.Result(down["host"])}" : null;
    });

    /// <summary>What a fault of these peers must leave alone.</summary>
    internal FaultView ViewBeside(params PeerInBed[] touched) => new(Main, Prometheus) { Bystanders = [.. Peers.Except(touched).Select(peer => peer.Name)] };

    internal string FilePath(string name) => _folder.At(name);

    private PeerInBed Start(string name, IPAddress address, NetworkNamespace where, int guests, TimeSpan age = default)
    {
        PeerHost host = new(name, guests, age);
        return new PeerInBed(host, FaultyPeer.Start(new IPEndPoint(address, PeerPort), host.Healthy(), Keys.Of(name), () => where.CreateSocket()));
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}

/// <summary>A host of the bed: what it is, and the listener that speaks for it.</summary>
internal sealed record PeerInBed(PeerHost Host, FaultyPeer Peer)
{
    public string Name => Host.Name;

    public void Heal() => Peer.Become(Host.Healthy());
}
