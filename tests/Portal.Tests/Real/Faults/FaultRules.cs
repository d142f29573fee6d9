using System.Diagnostics;
using System.Globalization;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Faults;

/// <summary>The rules that hold for every row: begun before the fault, asked while it lasts, ended after it. The row itself makes the fault and knows its reason.</summary>
internal sealed class FaultRules
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(10);
    private static readonly string[] Routes = ["/healthz", "/readyz", "/", $"/hosts/{FaultBed.Own}", "/metrics/self", "/metrics/hosts", "/api/metrics/prometheus/hosts"];

    private readonly FaultView _view;
    private readonly HashSet<string> _untouched;
    private readonly ProcessFootprint _footprint;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly int _processId;
    private readonly long _logged;

    private FaultRules(FaultView view, TimedScrape before)
    {
        _view = view;
        _untouched = view.Untouched(before);
        _processId = view.Main.Id;
        _footprint = ProcessFootprint.Of(_processId);
        _logged = view.Main.LinesLogged;
    }

    public static async Task<FaultRules> BeginAsync(FaultView view)
    {
        FaultRules rules = new(view, await view.ScrapeAsync());
        RowAttribute.Began();
        return rules;
    }

    /// <summary>A scrape, held to rules 2, 3 and the second half of 11: answered in time, label for label as before the fault for everybody else, nothing twice.</summary>
    public async Task<TimedScrape> ScrapeAsync()
    {
        TimedScrape scrape = await _view.ScrapeAsync();
        Assert.Equal(200, scrape.Status);
        Assert.True(scrape.Took <= scrape.Timeout, $"The scrape took {scrape.Took.TotalSeconds:0.00} s of the {scrape.Timeout.TotalSeconds} s that Prometheus waits (rule 2).");
        Assert.Equal(scrape.Text.Samples.Count, scrape.Text.Samples.Select(UntouchedSeries.Identity).Distinct().Count());
        HashSet<string> untouched = _view.Untouched(scrape);
        Assert.True(untouched.SetEquals(_untouched),
            $"Series of other hosts changed (rule 3): gone {string.Join(", ", _untouched.Except(untouched).Take(5))}; new {string.Join(", ", untouched.Except(_untouched).Take(5))}");
        return scrape;
    }

    /// <summary>Scrapes, each held to the rules, until one says what is awaited.</summary>
    /// <param name="seen">Null when it does, else what it says instead.</param>
    public async Task<TimedScrape> ScrapeUntilAsync(string what, Func<TimedScrape, string?> seen, TimeSpan? within = null)
    {
        TimedScrape scrape = null!;
        await Until.HoldsAsync(what, within ?? SeenWithin, async () => seen(scrape = await ScrapeAsync()));
        return scrape;
    }

    /// <summary>Rules 4, 6 and the first half of 11 while the fault lasts; <paramref name="silent"/> are the hosts that did not answer this scrape.</summary>
    public async Task AssertMeanwhileAsync(TimedScrape scrape, params IEnumerable<string> silent)
    {
        foreach (string host in silent)
        {
            AssertNothingInvented(scrape, host);
        }

        await Promtool.AcceptsAsync(scrape.Body, "the scrape while the fault lasts (rule 11)");
        ProcessFootprint now = ProcessFootprint.Of(_view.Main.Id);
        Assert.True(now.Threads <= _footprint.Threads + 16, $"{now.Threads} threads, {_footprint.Threads} before (rule 6)");
    }

    /// <summary>Rule 9: the host's page says why and since when.</summary>
    /// <param name="from">When the fault was made; what the page said of an earlier one does not count.</param>
    public Task AssertSeenAsync(string host, string result, DateTimeOffset? from = null) => HostPageReading.AssertTellsAsync(_view.Main, host, result, from);

    /// <summary>Rule 10.</summary>
    public Task RecoveredAsync(params IEnumerable<string> hosts) => ScrapeUntilAsync("all is well again (rule 10)", scrape =>
        hosts.FirstOrDefault(host => scrape.Up(host) != 1 || scrape.Result(host) != "ok") is { } ill ? $"{ill}: up {scrape.Up(ill)}, {scrape.Result(ill)}" : null);

    /// <summary>After all faults ended: rules 1, 7, 8 and 11.</summary>
    /// <param name="faults">How many pairs of a host and a reason there were.</param>
    public async Task EndAsync(int faults)
    {
        AssertQuiet(faults);
        await Until.HoldsAsync("nothing is left over (rule 7)", SettledWithin, () => Task.FromResult(ProcessFootprint.Of(_view.Main.Id).LeakSince(_footprint)));
        Assert.Equal(_processId, _view.Main.Id);
        await AssertAliveAsync(_view.Main);
        string window = ((int)Stopwatch.GetElapsedTime(_began).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await Until.HoldsAsync("Prometheus has scraped it since", SettledWithin, async () => (await _view.Prometheus.QueryAsync($"min_over_time(up[{window}ms])")).Count == 1);
        Assert.Equal(1, await _view.Prometheus.ValueAsync($"min_over_time(up[{window}ms])"));
        RowAttribute.Ended();
    }

    /// <summary>Rule 1.</summary>
    public static async Task AssertAliveAsync(PortalProcess portal)
    {
        Assert.False(portal.HasExited);
        foreach (string path in Routes)
        {
            using HttpResponseMessage answer = await portal.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode} (rule 1).");
        }
    }

    // Rule 4: of a silent host there are its membership, how the asking fares and what the testbed's files expect on it, nothing else.
    private static void AssertNothingInvented(TimedScrape scrape, string host)
    {
        Assert.Empty(scrape.OfHost(host)
            .Where(sample => sample.Name is not ("testbed_host_up" or "testbed_host_info" or "testbed_deployment_guest_info" or "testbed_guest_state") && !sample.Name.StartsWith("testbed_fanout_", StringComparison.Ordinal))
            .Select(sample => sample.Line));
        Assert.DoesNotContain(scrape.OfHost(host), sample => sample.Name == "testbed_guest_state" && sample.Value == 1 && sample["state"] != "unknown");
        Assert.Empty(scrape.OfHost(host).Where(sample => sample.Name is "testbed_fanout_clock_offset_seconds" or "testbed_fanout_snapshot_age_seconds").Select(sample => sample.Line));
    }

    // Rule 8: a line for each reason and one for the recovery.
    private void AssertQuiet(int faults)
    {
        PortalProcess main = _view.Main;
        long lines = main.LinesLogged - _logged;
        Assert.True(lines <= 3 * faults, $"{lines} lines logged for {faults} faults (rule 8):\n{main.Log}");
        Assert.DoesNotContain("Unobserved", main.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fail: ", main.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("crit: ", main.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(main.Log.Split('\n'), line => line.Any(char.IsControl));
    }
}
