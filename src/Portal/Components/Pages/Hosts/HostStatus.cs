using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Hosts;

/// <summary>Whether a host answers, in PORTAL's three words. Stale and offline are about the data, never a verdict on its guests.</summary>
internal static class HostStatus
{
    // Two periods while nobody watched: the first look at a page may meet a snapshot of the slow tick.
    private static readonly TimeSpan LiveFor = TimeSpan.FromSeconds(10);

    public static Status Of(HostAnswer answer)
    {
        if (answer.Snapshot is not null && answer.SnapshotAge is var age && (age is null || age <= LiveFor) && answer.Fetch.Result is FetchResult.Ok or FetchResult.Pending)
        {
            return new Status("live", "Live", Tone.Good, $"{answer.Name} answers.");
        }

        if (answer.Snapshot is not null)
        {
            return new Status("stale", "Stale", Tone.Warning, $"The last answer of {answer.Name} is {Span.Text(answer.SnapshotAge)} old. {Reason(answer)}");
        }

        return answer.Fetch.Result is FetchResult.Pending && answer.Fetch.LastSuccessAt is null
            ? new Status("stale", "Waiting", Tone.Quiet, answer.Fetch.Reason ?? $"{answer.Name} has not answered yet; it was asked just now.")
            : new Status("offline", "Offline", Tone.Bad, $"{answer.Name} does not answer. {Reason(answer)}");
    }

    public static bool IsLive(HostAnswer answer) => Of(answer).Tone is Tone.Good;

    private static string Reason(HostAnswer answer) => answer.Fetch.Reason ?? answer.Fetch.Result switch
    {
        FetchResult.Dns => "Its name can't be resolved.",
        FetchResult.Refused => "The connection was refused.",
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
