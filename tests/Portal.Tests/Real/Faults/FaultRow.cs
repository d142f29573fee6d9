using Portal.Tests.Support;

namespace Portal.Tests.Real.Faults;

/// <summary>Makes faults on the bed's victim one after another and holds the program to the rules that count for every row.</summary>
internal sealed class FaultRow(FaultBed bed, PeerInBed victim)
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(10);

    private readonly PortalProcess _main = bed.Main;
    private readonly string[] _bystanders = [.. bed.Peers.Where(peer => peer != victim).Select(peer => peer.Name)];
    private HashSet<string> _untouched = [];

    public FaultRow(FaultBed bed)
        : this(bed, bed.Victim)
    {
    }

    public async Task AssertAsync(params FaultVariant[] variants)
    {
        await WellAsync();
        TimedScrape before = await bed.ScrapeAsync();
        _untouched = Untouched(before);
        ProcessFootprint footprint = ProcessFootprint.Of(_main.Id);
        long logged = _main.LinesLogged;
        for (int index = 0; index < variants.Length; index++)
        {
            try
            {
                await AssertVariantAsync(variants[index], footprint, readsPage: index == 0);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await HealAsync(variants[index]);
                throw new InvalidOperationException($"{variants[index].Name}: {fault.Message}\n--- the main host logged:\n{_main.Log}", fault);
            }
        }

        AssertQuiet(logged, variants.Length);
        await Until.HoldsAsync("nothing is left over (rule 7)", TimeSpan.FromSeconds(10), () => Task.FromResult(ProcessFootprint.Of(_main.Id).LeakSince(footprint)));
        await AliveAsync();
        Assert.Equal(1, await bed.Prometheus.ValueAsync("min_over_time(up[2m])"));
    }

    /// <summary>Every member answers again.</summary>
    public Task WellAsync() => Until.HoldsAsync("every host is up", SeenWithin, async () =>
    {
        TimedScrape scrape = await bed.ScrapeAsync();
        return scrape.Text.Named("testbed_host_up").FirstOrDefault(sample => sample.Value != 1) is { } down ? $"{down.Line}: {scrape.Result(down["host"])}" : null;
    });

    private async Task AssertVariantAsync(FaultVariant variant, ProcessFootprint footprint, bool readsPage)
    {
        TimedScrape start = await bed.ScrapeAsync();
        (int dials, int requests) = (victim.Peer.Dials, victim.Peer.Requests);
        victim.Peer.ResetMostRequestsAtOnce();
        await variant.MakeAsync();
        TimedScrape scrape = start;
        bool staysUp = variant.Reasons.Length == 0;
        int asked = victim.Peer.Requests;
        await Until.HoldsAsync($"the scrape says {(staysUp ? "ok" : string.Join(" or ", variant.Reasons))} of {victim.Name}", SeenWithin, async () =>
        {
            scrape = await bed.ScrapeAsync();
            AssertAnswered(scrape);
            return (staysUp ? victim.Peer.Requests > asked + 1 && scrape.Up(victim.Name) == 1 : scrape.Up(victim.Name) == 0 && variant.Reasons.Contains(scrape.Result(victim.Name)))
                ? null
                : $"up {scrape.Up(victim.Name)}, {scrape.Result(victim.Name)}, {victim.Peer.Requests - asked} requests";
        });
        if (!staysUp)
        {
            AssertNothingInvented(scrape);
        }

        await variant.MeanwhileAsync(scrape);
        await Promtool.AcceptsAsync(scrape.Body, $"the scrape while {victim.Name} {variant.Name}");
        ProcessFootprint now = ProcessFootprint.Of(_main.Id);
        Assert.True(now.Threads <= footprint.Threads + 16, $"{now.Threads} threads, {footprint.Threads} before (rule 6)");
        if (readsPage && !staysUp)
        {
            await HostPageReading.AssertTellsAsync(_main, victim.Name, scrape.Result(victim.Name));
        }

        scrape = await bed.ScrapeAsync();
        AssertOneTry(start, scrape, dials, requests, variant.WithoutRequest);
        await HealAsync(variant);
        await RecoveredAsync();
    }

    private async Task HealAsync(FaultVariant variant)
    {
        await variant.HealAsync();
        victim.Heal();
    }

    // Rules 2, 3 and the second half of 11.
    private void AssertAnswered(TimedScrape scrape)
    {
        Assert.Equal(200, scrape.Status);
        Assert.True(scrape.Took <= scrape.Timeout, $"The scrape took {scrape.Took.TotalSeconds:0.00} s of the {scrape.Timeout.TotalSeconds} s that Prometheus waits (rule 2).");
        Assert.Equal(scrape.Text.Samples.Count, scrape.Text.Samples.Select(UntouchedSeries.Identity).Distinct().Count());
        HashSet<string> untouched = Untouched(scrape);
        Assert.True(untouched.SetEquals(_untouched),
            $"Series of other hosts changed (rule 3): gone {string.Join(", ", _untouched.Except(untouched).Take(5))}; new {string.Join(", ", untouched.Except(_untouched).Take(5))}");
    }

    private HashSet<string> Untouched(TimedScrape scrape) => UntouchedSeries.In(scrape, _bystanders, [FaultBed.Own]);

    // Rule 4: of a silent host there are its membership and how the asking fares, nothing else.
    private void AssertNothingInvented(TimedScrape scrape)
    {
        Assert.Empty(scrape.OfHost(victim.Name)
            .Where(sample => sample.Name is not ("testbed_host_up" or "testbed_host_info") && !sample.Name.StartsWith("testbed_fanout_", StringComparison.Ordinal))
            .Select(sample => sample.Line));
        Assert.Empty(scrape.OfHost(victim.Name).Where(sample => sample.Name is "testbed_fanout_clock_offset_seconds" or "testbed_fanout_snapshot_age_seconds").Select(sample => sample.Line));
    }

    // Rule 5. A fetch that is under way is counted on one side only.
    private void AssertOneTry(TimedScrape start, TimedScrape end, int dials, int requests, bool withoutRequest)
    {
        double fetches = end.Of("testbed_fanout_fetches_total", victim.Name) - start.Of("testbed_fanout_fetches_total", victim.Name);
        Assert.True(victim.Peer.Dials - dials <= fetches + 1, $"{victim.Peer.Dials - dials} dials for {fetches} fetches (rule 5)");
        Assert.True(victim.Peer.Requests - requests <= fetches + 1, $"{victim.Peer.Requests - requests} requests for {fetches} fetches (rule 5)");
        Assert.True(victim.Peer.MostRequestsAtOnce <= 1, $"{victim.Peer.MostRequestsAtOnce} requests at the same time (rule 5)");
        Assert.True(!withoutRequest || victim.Peer.Requests == requests, $"{victim.Peer.Requests - requests} requests reached a peer that proved nothing.");
    }

    // Rule 10.
    private Task RecoveredAsync() => Until.HoldsAsync($"{victim.Name} is well again (rule 10)", SeenWithin, async () =>
    {
        TimedScrape scrape = await bed.ScrapeAsync();
        AssertAnswered(scrape);
        return scrape.Up(victim.Name) == 1 && scrape.Result(victim.Name) == "ok" ? null : $"up {scrape.Up(victim.Name)}, {scrape.Result(victim.Name)}";
    });

    // Rule 8: a line for each reason and one for the recovery.
    private void AssertQuiet(long before, int variants)
    {
        long lines = _main.LinesLogged - before;
        Assert.True(lines <= 3 * variants, $"{lines} lines logged for {variants} faults (rule 8):\n{_main.Log}");
        Assert.DoesNotContain("Unobserved", _main.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fail: ", _main.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("crit: ", _main.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(_main.Log.Split('\n'), line => line.Any(char.IsControl));
    }

    // Rule 1.
    private async Task AliveAsync()
    {
        Assert.False(_main.HasExited);
        foreach (string path in (string[])["/healthz", "/readyz", "/", $"/hosts/{FaultBed.Own}", "/metrics/self", "/metrics/hosts", "/api/metrics/prometheus/hosts"])
        {
            using HttpResponseMessage answer = await _main.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode} (rule 1).");
        }
    }
}
