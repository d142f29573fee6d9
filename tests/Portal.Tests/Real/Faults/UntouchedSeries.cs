namespace Portal.Tests.Real.Faults;

/// <summary>The series of hosts that no fault happened to, as they are in every scrape: with their values where the bed's hosts always say the same.</summary>
internal static class UntouchedSeries
{
    // What moves by itself: clocks, ages, counts of what the portal did.
    private static readonly string[] Moving = ["testbed_fanout_", "testbed_host_time_seconds", "testbed_host_snapshot", "testbed_guest_snapshot", "testbed_collector_", "testbed_exposition_", "testbed_portal_"];

    // Things of the machine that the tests run on, which come and go with other programs.
    private static readonly string[] OfTheMachine = ["interface", "device", "mountpoint", "sensor", "reason", "guest", "kind", "collector"];

    public static HashSet<string> In(TimedScrape scrape, IEnumerable<string> hosts, IEnumerable<string> own) =>
    [
        .. hosts.SelectMany(scrape.OfHost).Where(sample => sample.Name != "testbed_fanout_failures_total").Select(sample => Moves(sample) ? Identity(sample) : sample.Line),
        .. own.SelectMany(scrape.OfHost).Where(sample => !OfTheMachine.Any(label => sample[label].Length > 0)).Select(Identity),
    ];

    public static string Identity(ScrapedSample sample) => sample.Line[..sample.Line.LastIndexOf(' ')];

    private static bool Moves(ScrapedSample sample) => Moving.Any(start => sample.Name.StartsWith(start, StringComparison.Ordinal)) || sample.Name.EndsWith("_age_seconds", StringComparison.Ordinal);
}
