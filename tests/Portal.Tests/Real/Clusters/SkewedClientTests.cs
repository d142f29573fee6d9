using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Real.Faults;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Clusters;

/// <summary>Two real clients, the clock of one an hour ahead and that of the other an hour behind the main host's.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class SkewedClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan JoinedWithin = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly TestbedFolder _testbed = new();
    private readonly List<PortalProcess> _clients = [];
    private readonly string _listener = LocalHttp.FreeAddress().Authority;
    private PortalProcess? _main;
    private PrometheusServer? _prometheus;

    private string MainData => _folder.At("main");

    private PortalProcess Main => _main!;

    public async ValueTask InitializeAsync()
    {
        _main = await PortalProcess.StartAsync(new PortalStart
        {
            DataDirectory = MainData,
            Variables = FaultBed.OftenCollected,
            Settings = [("Testbed:Root", _testbed.Root), ("Cluster:Listen", _listener), ("Cluster:Networks", "127.0.0.0/8")],
        });
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("portal", _main.Address, "/metrics")], ThreePortals.Interval);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[.. _clients, _prometheus, _main])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [Row("H12")]
    public async Task A_client_whose_clock_is_an_hour_off_joins_is_measured_live_and_its_offset_is_told()
    {
        FaultView view = new(Main, _prometheus!) { TimeoutSeconds = ThreePortals.Interval.TotalSeconds };
        await view.WarmUpAsync(FaultBed.Own);
        FaultRules rules = await FaultRules.BeginAsync(view);
        (string Name, TimeSpan Offset)[] hosts = [("ahead", Hour), ("behind", -Hour)];
        foreach ((string name, TimeSpan offset) in hosts)
        {
            await JoinAsync(name, offset);
            TimedScrape first = await rules.ScrapeUntilAsync($"{name} is up", scrape => scrape.Up(name) == 1 ? null : $"up {scrape.Up(name)}, {scrape.Result(name)}\n{_clients[^1].Log}", JoinedWithin);
            AssertHasCertificate(name);
            await AssertLiveAsync(name);
            await AssertToldAsync(name, offset);

            TimedScrape second = await rules.ScrapeUntilAsync($"{name} is measured on", scrape =>
                scrape.Up(name) == 1 && scrape.Of("testbed_host_time_seconds", name) > first.Of("testbed_host_time_seconds", name) ? null : $"up {scrape.Up(name)}");
            Assert.InRange(second.Of("testbed_fanout_clock_offset_seconds", name), offset.TotalSeconds - 2, offset.TotalSeconds + 2);
            Assert.InRange(second.Of("testbed_fanout_snapshot_age_seconds", name), 0, 10);
            Assert.Empty(second.LinesWithTime);
            await rules.AssertMeanwhileAsync(second);
        }

        await rules.RecoveredAsync(hosts.Select(host => host.Name));

        // Each joins, and may be asked before it listens.
        await rules.EndAsync(faults: 2 * hosts.Length);
        Assert.All(_clients, client => Assert.False(client.HasExited));
    }

    private async Task JoinAsync(string name, TimeSpan offset) => _clients.Add(await PortalProcess.StartAsync(new PortalStart
    {
        Mode = "client",
        DataDirectory = _folder.At(name),
        Variables = FakeClock.Off(offset),
        Settings =
        [
            ("Host:Name", name),
            ("Cluster:Main", _listener),
            ("Cluster:Listen", LocalHttp.FreeAddress().Authority),
            ("Cluster:JoinToken", await JoinToken.PrintAsync(MainData, name)),
        ],
    }));

    // The main host's word, so its clock counts: valid now and for a day before, which a client that is behind needs.
    private void AssertHasCertificate(string name)
    {
        using PeerAuthority authority = ClusterFolder.Authority(MainData)!;
        using X509Certificate2 own = ClusterFolder.Own(_folder.At(name))!;
        Assert.Contains($"testbed-portal://{authority.Cluster}/host/{name}", Encoding.ASCII.GetString(own.RawData), StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetUtcNow() - new DateTimeOffset(own.NotBefore), TimeSpan.FromHours(23), TimeSpan.FromHours(25));
    }

    private Task AssertLiveAsync(string name) => Until.HoldsAsync($"the page of {name} says that it is live", TimeSpan.FromSeconds(15), async () =>
    {
        using IDocument page = await new HtmlParser().ParseDocumentAsync(await Main.TextAsync("/hosts/" + name), TestContext.Current.CancellationToken);
        string head = page.QuerySelector(".page-head")?.TextContent ?? "";
        return head.Contains("Live", StringComparison.Ordinal) ? null : head;
    });

    private Task AssertToldAsync(string name, TimeSpan offset) => Until.HoldsAsync($"the clock of {name} is a problem", TimeSpan.FromSeconds(20), async () =>
    {
        string text = await Main.TextAsync(Routes.Problems);
        using JsonDocument answer = JsonDocument.Parse(text);
        string[] sentences =
        [
            .. answer.RootElement.GetProperty("problems").EnumerateArray()
                .Where(problem => problem.GetProperty("code").GetString() == "clock-skew" && problem.GetProperty("host").GetString() == name)
                .Select(problem => problem.GetProperty("sentence").GetString()!),
        ];
        string side = offset > TimeSpan.Zero ? "ahead" : "behind";
        return sentences is [var sentence] && Regex.IsMatch(sentence, $@"^{name}'s clock is (3599|3600|3601)(\.5)?\u00A0s {side}\.$") ? null : text;
    });
}
