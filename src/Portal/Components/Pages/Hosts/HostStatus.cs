using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>The state of a host's data in one word and one sentence. It is about the data, never a verdict on its guests.</summary>
internal static class HostStatus
{
    /// <param name="zone">Of times in the sentence; null for UTC, which is then named.</param>
    public static Status Of(LiveFrame frame, HostLive host, TimeZoneInfo? zone = null)
    {
        string name = host.Answer.Name;
        FetchStatus fetch = host.Answer.Fetch;
        return host.State switch
        {
            DataState.Live => HostLegend.Live with { Sentence = $"{name} answers." },
            DataState.Stale => HostLegend.Stale with { Sentence = $"{name} is silent{Since(frame, fetch, zone)}. {Why(fetch)}{Retry(fetch)}".TrimEnd() },
            DataState.Waiting => HostLegend.Waiting with { Sentence = $"{name} has not answered yet. {Why(fetch)}".TrimEnd() },
            DataState.NotAsked => HostLegend.NotAsked with { Sentence = fetch.Reason ?? HostLegend.NotAsked.Sentence },
            _ => HostLegend.Offline with { Sentence = $"Offline{Since(frame, fetch, zone)}: {Clause(Why(fetch))}{Retry(fetch)}" },
        };
    }

    public static bool IsLive(HostLive host) => host.State is DataState.Live;

    /// <summary>Why it does not answer and how often it is asked, without a full stop.</summary>
    public static string Silence(FetchStatus fetch) => $"{Clause(Why(fetch)).TrimEnd('.')}, tried every 5{Number.Space}s";

    // The first miss after the last answer; a host that went silent without one is dated by that answer.
    private static string Since(LiveFrame frame, FetchStatus fetch, TimeZoneInfo? zone) => (fetch.LastSuccessAt, fetch.FailingSince ?? fetch.LastSuccessAt) switch
    {
        (null, _) => ", and no answer since Portal started",
        (_, { } since) => $" since {Moment.Text(since, frame.Snapshot.TakenAt, zone ?? TimeZoneInfo.Utc)}{(zone is null ? " UTC" : string.Empty)}",
        _ => string.Empty,
    };

    private static string Retry(FetchStatus fetch) => fetch.Suspended ? " It is tried again every five seconds." : string.Empty;

    private static string Clause(string sentence) => sentence.Length == 0 ? "it does not answer." : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string Why(FetchStatus fetch) => fetch.Reason ?? fetch.Result switch
    {
        FetchResult.Dns => "Its name can't be resolved.",
        FetchResult.Refused => "It refused the connection.",
        FetchResult.Timeout => "It did not answer in time.",
        FetchResult.Tls => "No secure connection could be made.",
        FetchResult.Status => "It answered with an error.",
        FetchResult.Cut => "Its answer broke off.",
        FetchResult.Malformed => "Its answer was not understood.",
        FetchResult.TooLarge => "Its answer was too large.",
        FetchResult.WrongHost => "Another host answered in its place.",
        FetchResult.Internal => "This host failed to ask it.",
        _ => string.Empty,
    };
}
