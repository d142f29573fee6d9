using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Components.Format;

namespace Portal.Components.Pages.Hosts;

/// <summary>What is unusual about a host, in a few words each.</summary>
internal static class HostRemarks
{
    // Below this it is the network's jitter as much as the clock.
    private static readonly TimeSpan NotableOffset = TimeSpan.FromSeconds(1);

    public static ImmutableArray<string> Of(HostAnswer answer)
    {
        var remarks = ImmutableArray.CreateBuilder<string>();
        Add(answer.Mode is "main", "main");
        Add(answer.IsSimulated, "Simulated");
        Add(answer.Protocol == MemberProtocol.Testbed, "no portal: CPU and memory only");
        Add(answer.HasOtherSchema, $"schema {answer.Snapshot?.Schema}");
        Add(answer.ImpossibleValues > 0, $"{Count.Of(answer.ImpossibleValues, "impossible value", "impossible values")} left out");
        Add(answer.Fetch.Suspended, "suspended");
        if (Clock(answer.Fetch) is { } clock)
        {
            remarks.Add($"clock {clock}");
        }

        return remarks.DrainToImmutable();

        void Add(bool applies, string remark)
        {
            if (applies)
            {
                remarks.Add(remark);
            }
        }
    }

    /// <summary>Such as <c>4.2 s ahead</c>; null where the clocks agree or nothing is known. Rounded to half a second, so that it stands still.</summary>
    public static string? Clock(FetchStatus fetch) =>
        fetch.ClockOffset is { } offset && offset.Duration() > NotableOffset
            ? $"{Span.OfSeconds(Math.Round(offset.Duration().TotalSeconds * 2) / 2)} {(offset > TimeSpan.Zero ? "ahead" : "behind")}"
            : null;

    /// <summary>Of the program that answered; null for a host without a portal.</summary>
    public static string? Version(HostSnapshot? snapshot) => snapshot?.Portal?.Version ?? snapshot?.Version;

    public static string Protocol(HostAnswer answer) => answer.Protocol switch
    {
        MemberProtocol.Own => "none, this is the main host",
        MemberProtocol.Sampled => "none, it is simulated",
        MemberProtocol.Mutual => "TLS, both sides proven",
        MemberProtocol.Plain => "plain HTTP, nobody is proven",
        _ => "TestbedOS, without a portal: CPU and memory only",
    };
}
