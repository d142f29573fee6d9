using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Cluster.Fetching;

/// <summary>What TestbedOS' answers say of which guests are there, as a snapshot without counters. Pure.</summary>
internal static class TestbedSnapshot
{
    public static HostSnapshot Of(string host, ImmutableArray<AskedGuest> asked, IReadOnlyDictionary<AskedGuest, TestbedAnswer> answers, TimeProvider clock) => new()
    {
        Host = host,
        TakenAt = clock.GetUtcNow(),
        UptimeNanoseconds = clock.GetElapsedTime(0).Ticks * TimeSpan.NanosecondsPerTick,
        Guests = [.. asked.Where(guest => answers.GetValueOrDefault(guest)?.Figures is not null).Select(guest => new GuestSample { Kind = guest.Kind, RuntimeName = guest.RuntimeName, State = GuestState.Running })],
        Collectors = [.. asked.GroupBy(guest => guest.Kind).Select(kind => OutcomeOf(kind.Key, [.. kind.Select(answers.GetValueOrDefault)]))],
    };

    // TestbedOS answers with an error for a guest that does not run. No answer at all leaves the guest unknown, and with it the list of its kind.
    private static CollectorOutcome OutcomeOf(GuestKind kind, TestbedAnswer?[] answers)
    {
        bool isWhole = answers.All(answer => answer is { Result: FetchResult.Ok or FetchResult.Status });
        return new CollectorOutcome
        {
            Collector = kind.Name,
            Tier = 0,
            Success = isWhole,
            Guests = isWhole ? answers.Count(answer => answer!.Figures is not null) : null,
            Reason = isWhole ? null : CollectorFailure.Timeout,
            Error = isWhole ? null : "TestbedOS did not answer for each of its guests in time.",
        };
    }
}
