using System.Net;
using System.Text;
using Portal.Tests.Support;
using Portal.Tests.Real.Faults;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Clusters;

/// <summary>Three machines in small: what Prometheus has of a cluster, in health and while one of them is away.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class ThreePortalsTests(ThreePortals bed) : IClassFixture<ThreePortals>
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Every_host_and_guest_of_the_cluster_is_in_Prometheus_under_the_right_labels()
    {
        await Until.HoldsAsync("Prometheus has every burning guest", TimeSpan.FromSeconds(20), async () =>
            (await bed.Prometheus.QueryAsync($$"""testbed_guest_up{project="{{ThreePortals.Project}}"} == 1""")).Count == 3);
        IReadOnlyList<PrometheusSeries> guests = await bed.Prometheus.QueryAsync($$"""testbed_guest_cpu_seconds_total{project="{{ThreePortals.Project}}"}""");
        Assert.Equal(
            bed.Hosts.Select(host => (host.Name, ThreePortals.GuestOn(host), "docker")).Order(),
            guests.Select(series => (series["host"], series["guest"], series["kind"])).Order());
        IReadOnlyList<PrometheusSeries> unassigned = await bed.Prometheus.QueryAsync("""testbed_guest_cpu_seconds_total{project=""}""");
        Assert.Equal(bed.Hosts.Select(host => (host.Name, $"idle-{host.Name}")).Order(), unassigned.Select(series => (series["host"], series["guest"])).Order());
    }

    [Fact]
    public async Task CPU_of_a_guest_on_each_host_is_what_the_kernel_counted()
    {
        await Until.HoldsAsync("20 s of samples", TimeSpan.FromSeconds(60), async () =>
            (await bed.Prometheus.QueryAsync($$"""count_over_time(testbed_guest_cpu_seconds_total{project="{{ThreePortals.Project}}"}[20s])""")) is { Count: 3 } counts && counts.All(count => count.Value >= 9));
        foreach (ClusterHost host in bed.Hosts)
        {
            string series = $$"""testbed_guest_cpu_seconds_total{project="{{ThreePortals.Project}}",host="{{host.Name}}"}""";

            // On a busy machine the recorder may be a moment behind Prometheus, and have begun later.
            PrometheusPoint[] points = [];
            await Until.HoldsAsync("14 s of samples that were recorded as well", TimeSpan.FromSeconds(60), async () =>
            {
                points = [.. (await bed.Prometheus.QueryAsync($"{series}[{Window.TotalSeconds}s]")).SelectMany(each => each.Points).Where(point => bed.Truth.Covers(host.Name, point.At))];
                return points.Length > 0 && points[^1].At - points[0].At >= TimeSpan.FromSeconds(14) ? null : $"{points.Length} samples of {host.Name}";
            });
            double expected = bed.Truth.RatePerSecond(host.Name, points[0].At, points[^1].At);
            double rate = (points[^1].Value - points[0].Value) / (points[^1].At - points[0].At).TotalSeconds;
            Assert.InRange(rate / expected, 0.95, 1.05);
        }
    }

    [Fact]
    [Row("H1")]
    public Task A_client_that_is_killed_is_refused_and_is_back_once_it_runs_again() => AwayAsync(
        client =>
        {
            client.Portal.Kill();
            return Task.CompletedTask;
        },
        async client =>
        {
            await client.StopAsync();
            await client.StartAsync("client");
        },
        "refused");

    [Fact]
    [Row("H3")]
    public Task A_client_that_is_stopped_times_out_and_is_back_once_it_goes_on() => AwayAsync(
        client =>
        {
            client.Portal.Signal(UnixSignal.Stop);
            return Task.CompletedTask;
        },
        client =>
        {
            client.Portal.Signal(UnixSignal.Continue);
            return Task.CompletedTask;
        },
        "timeout");

    [Fact]
    [Row("H2")]
    public Task A_client_whose_packets_are_dropped_times_out_and_is_back_with_its_cable() => AwayAsync(
        client => client.Network.FilterAsync("-A", "INPUT", "-j", "DROP", "!", "-i", "lo"),
        client => client.Network.UnfilterAsync(),
        "timeout");

    [Fact]
    [Row("H20")]
    public Task A_client_that_restarts_is_back_without_a_new_token() => AwayAsync(
        async client => await client.StopAsync(),
        client => client.StartAsync("client"),
        "refused");

    [Fact]
    [Row("H20")]
    public async Task A_main_host_that_restarts_has_its_clients_back_without_touching_them()
    {
        await bed.AllUpAsync(BackWithin);
        int[] clients = [.. bed.Clients.Select(client => client.Portal.Id)];
        HashSet<string> before = View().Untouched(await View().ScrapeAsync());
        await bed.Main.StopAsync();
        await bed.Main.StartAsync("main");
        await bed.AllUpAsync(BackWithin);
        Assert.Equal(clients, bed.Clients.Select(client => client.Portal.Id));

        // Nobody answers while the main host is away, which is the fault: the rules count for the one that came back and finds its clients there.
        FaultRules rules = await BeginAsync();
        await rules.RecoveredAsync(bed.Clients.Select(client => client.Name));
        TimedScrape after = await rules.ScrapeAsync();
        Assert.Equal(before.Order(), View().Untouched(after).Order());
        await rules.AssertMeanwhileAsync(after);
        await rules.EndAsync(faults: 0);
        await AssertClientsAliveAsync();
    }

    [Fact]
    [Row("H20")]
    public async Task A_second_client_of_the_same_name_is_refused_and_the_first_goes_on()
    {
        ClusterHost first = bed.Clients[0];
        await bed.AllUpAsync(BackWithin);

        // Nothing happens to any host, and so there is nobody to be silent or back (4, 9, 10). The one that is refused is never asked (5).
        FaultRules rules = await BeginAsync();
        using TemporaryFolder data = new();
        await using PortalProcess second = await PortalProcess.StartAsync(new PortalStart
        {
            Mode = "client",
            Inside = bed.Clients[1].Network,
            DataDirectory = data.At("data"),
            Address = new Uri("http://127.0.0.1:3457/"),
            Settings = [("Host:Name", first.Name), ("Cluster:Main", bed.Main.Address + ":3356"), ("Cluster:Listen", "0.0.0.0:3456"), ("Cluster:JoinToken", await bed.TokenForAsync(null))],
        });
        await Until.HoldsAsync("the second is told so", TimeSpan.FromSeconds(20), () => Task.FromResult(second.Log.Contains("refused", StringComparison.OrdinalIgnoreCase) ? null : second.Log));
        await bed.AllUpAsync(TimeSpan.FromSeconds(5));
        TimedScrape scrape = await rules.ScrapeAsync();
        Assert.Contains(scrape.Text.Named("testbed_guest_up"), sample => sample["host"] == first.Name && sample["guest"] == ThreePortals.GuestOn(first) && sample.Value == 1);
        await rules.AssertMeanwhileAsync(scrape);
        await rules.EndAsync(faults: 1);
        await AssertClientsAliveAsync();
    }

    [Fact]
    [Row("H20")]
    public async Task A_certificate_is_renewed_without_a_lost_scrape()
    {
        await bed.AllUpAsync(BackWithin);
        ClusterHost client = bed.Clients[1];
        await client.StopAsync();
        using (PeerAuthority authority = ClusterFolder.Authority(bed.Main.DataDirectory)!)
        {
            ClusterFolder.ReplaceOwn(client.DataDirectory, key => authority.Sign("host/" + client.Name, TimeSpan.FromDays(70), key)); // two thirds of 90 days are over
        }

        string old = ClusterFolder.Own(client.DataDirectory)!.SerialNumber;
        await client.StartAsync("client");
        await bed.AllUpAsync(BackWithin);

        // A renewal that works is no fault to anybody: every host is one that nothing happens to.
        FaultRules rules = await BeginAsync();
        await Until.HoldsAsync("the certificate is a new one, and every scrape on the way there had the host", TimeSpan.FromSeconds(30), async () =>
        {
            Assert.Equal(1, (await rules.ScrapeAsync()).Up(client.Name));
            return ClusterFolder.Own(client.DataDirectory)?.SerialNumber != old ? null : client.Portal.Log;
        });
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(1, (await rules.ScrapeAsync()).Up(client.Name));
        }

        await rules.AssertMeanwhileAsync(await rules.ScrapeAsync());
        await rules.EndAsync(faults: 1);
        await AssertClientsAliveAsync();
    }

    [Fact]
    [Trait("trap", "T3")]
    public async Task A_client_lets_itself_be_read_by_the_main_host_only()
    {
        await bed.AllUpAsync(BackWithin);
        ClusterHost client = bed.Clients[0];
        Uri snapshot = new($"https://{client.Address}:3356/api/v1/snapshot");
        using PeerAuthority authority = ClusterFolder.Authority(bed.Main.DataDirectory)!;
        foreach ((string path, HttpStatusCode expected) in ((string, HttpStatusCode)[])[("host/host-c", HttpStatusCode.Forbidden), ("main", HttpStatusCode.OK)])
        {
            using HttpClient caller = ClusterCaller.With(bed.Main.Network, authority.Sign(path));
            using HttpResponseMessage answer = await caller.GetAsync(snapshot, TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }

        using PeerAuthority foreign = PeerAuthority.Foreign();
        using HttpClient stranger = ClusterCaller.With(bed.Main.Network, foreign.Sign("main", cluster: authority.Cluster));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stranger.GetAsync(snapshot, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_between_the_hosts_can_be_read_on_the_wire()
    {
        await bed.AllUpAsync(BackWithin);
        long before = bed.Tap.HeardBytes;
        await Until.HoldsAsync("hosts talk", TimeSpan.FromSeconds(20), () => Task.FromResult(bed.Tap.HeardBytes > before + 5_000));
        Assert.All(bed.Tokens, token => Assert.All(token.Split('.')[1..3], part => Assert.False(bed.Tap.Heard(Encoding.ASCII.GetBytes(part)), "A part of a join token was in clear.")));
        Assert.All(bed.Hosts, host => Assert.False(bed.Tap.Heard(Encoding.ASCII.GetBytes(ThreePortals.GuestOn(host))), $"The name of a guest of {host.Name} was in clear."));
    }

    // Each client in turn: away, seen for what it is, back; and nobody else's series broke meanwhile.
    private async Task AwayAsync(Func<ClusterHost, Task> goAsync, Func<ClusterHost, Task> comeAsync, string reason)
    {
        await bed.AllUpAsync(BackWithin);
        DateTimeOffset from = TimeProvider.System.GetUtcNow();
        foreach (ClusterHost client in bed.Clients)
        {
            // What Prometheus stored of a test before, or of the start, would be taken for this fault.
            await Until.HoldsAsync($"Prometheus has {client.Name} up", TimeSpan.FromSeconds(10), async () =>
                await bed.Prometheus.QueryAsync($$"""testbed_host_up{host="{{client.Name}}"}""") is [{ Value: 1 }]);
            FaultRules rules = await BeginAsync(client);
            await goAsync(client);
            try
            {
                await AssertAwayAsync(client, rules, reason, from);
            }
            finally
            {
                await comeAsync(client);
            }

            await bed.AllUpAsync(BackWithin);
            await rules.RecoveredAsync(client.Name);
            await rules.EndAsync(faults: 2); // one that stops may be cut off before it is refused
            await AssertUnbrokenAsync(bed.Hosts.Where(host => host != client), from, TimeProvider.System.GetUtcNow());
            from = TimeProvider.System.GetUtcNow();
        }
    }

    private async Task AssertAwayAsync(ClusterHost client, FaultRules rules, string reason, DateTimeOffset from)
    {
        await Until.HoldsAsync($"Prometheus has {client.Name} away", TimeSpan.FromSeconds(15), async () =>
        {
            IReadOnlyList<PrometheusSeries> results = await bed.Prometheus.QueryAsync($$"""testbed_fanout_result{host="{{client.Name}}"} == 1""");
            return results is [{ } result] && result["result"] == reason ? null : string.Join(", ", results.Select(result => result["result"])) + "\n" + bed.Main.Portal.Log;
        });
        Assert.Equal(0, await bed.Prometheus.ValueAsync($$"""testbed_host_up{host="{{client.Name}}"}"""));
        Assert.Empty(await bed.Prometheus.QueryAsync($$"""testbed_guest_cpu_seconds_total{host="{{client.Name}}"}"""));
        TimedScrape scrape = await rules.ScrapeAsync();
        await rules.AssertMeanwhileAsync(scrape, client.Name);
        await rules.AssertSeenAsync(client.Name, reason, from);
    }

    // A real client does not tell how often it was dialled: tries (rule 5) are counted where peers speak for hosts.
    private Task<FaultRules> BeginAsync(ClusterHost? touched = null) => FaultRules.BeginAsync(View(touched));

    private FaultView View(ClusterHost? touched = null) => new(bed.Main.Portal, bed.Prometheus)
    {
        RealBystanders = [.. bed.Hosts.Where(host => host != touched).Select(host => host.Name)],
        TimeoutSeconds = ThreePortals.Interval.TotalSeconds,
    };

    private async Task AssertClientsAliveAsync()
    {
        foreach (ClusterHost client in bed.Clients)
        {
            Assert.False(client.Portal.HasExited);
            Assert.Equal("ok", (await client.Portal.TextAsync("/healthz")).Trim(), ignoreCase: true);
        }
    }

    private async Task<DateTimeOffset> StoredAsync() =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(await bed.Prometheus.ValueAsync("timestamp(up)") * 1000));

    private async Task AssertUnbrokenAsync(IEnumerable<ClusterHost> others, DateTimeOffset from, DateTimeOffset to)
    {
        // A scrape that is being stored while the queries are asked would count in one of them only.
        await Until.HoldsAsync("a scrape after that", TimeSpan.FromSeconds(10), async () => await StoredAsync() > to);
        string window = $"{(int)(to - from).TotalMilliseconds}ms";
        foreach (ClusterHost host in others)
        {
            // Every scrape of the time has a sample of every series of it.
            double scrapes = await bed.Prometheus.ValueAsync($"count_over_time(up[{window}])", to);
            double samples = await bed.Prometheus.ValueAsync($$"""count_over_time(testbed_guest_cpu_seconds_total{project="{{ThreePortals.Project}}",host="{{host.Name}}"}[{{window}}])""", to);
            Assert.Equal(scrapes, samples);
            Assert.Equal(1, await bed.Prometheus.ValueAsync($$"""min_over_time(testbed_host_up{host="{{host.Name}}"}[{{window}}])""", to));
        }

        Assert.Equal(1, await bed.Prometheus.ValueAsync($"min_over_time(up[{window}])", to));
        Assert.InRange(await bed.Prometheus.ValueAsync($"max_over_time(scrape_duration_seconds[{window}])", to), 0, ThreePortals.Interval.TotalSeconds);
    }
}
