using Portal.Cluster;
using Portal.Cluster.Joining;
using Portal.Cluster.Members;
using Portal.Security;

namespace Portal.Doctor.Checks.Members;

/// <summary>How each host came to be a member; on a client whether the main host knows it.</summary>
/// <param name="joined">Null where nobody joins with a certificate.</param>
/// <param name="heartbeat">A client's beat towards its main host; null elsewhere.</param>
internal sealed class JoinState(IJoinedHosts? joined, Heartbeat? heartbeat) : ICheckSource
{
    private const string ExpectedOfClient = "the main host answers and knows this host";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.IsMain
        ? sight.Hosts.Where(host => host.Protocol == MemberProtocol.Mutual).Select(host => DoctorCheck.OfHost(CheckGroup.Hosts, "Joined", host.Name, () => OfMember(host, joined)))
        : [DoctorCheck.Of(CheckGroup.Hosts, "Main host", sight.Options.Cluster.Main, () => sight.WhyAlone is not null ? Finding.NotApplicable("the running portal calls it") : OfClient(heartbeat?.Last))];

    internal static Finding OfMember(HostAnswer host, IJoinedHosts? joined) =>
        joined?.All.FirstOrDefault(each => each.Name == host.Name) is { } member
            ? Finding.Pass($"since {Spans.Day(member.JoinedAt)}{Called(host)}", "it joined with a token")
            : Finding.Of(host.Fetch.Result == FetchResult.Ok, host.Fetch.Result == FetchResult.Ok ? "configured, and it proves who it is" : "it has not joined", "it joined with a token", new Fix("Make a token here and start the client with it:", $"portal join-token --host {Problems.Words.Shell(host.Name)}"));

    internal static Finding OfClient(Beat? last) => last switch
    {
        null => Finding.Warning("it has not been called yet", ExpectedOfClient, Fix.SeeLog),
        { State: BeatState.Member or BeatState.Joined } => Finding.Pass("it answers and knows this host", ExpectedOfClient),
        { State: BeatState.Unreachable } => Finding.Fail(Why(last, "it does not answer"), ExpectedOfClient, new Fix("Is the portal running there, and does a firewall let this host reach it? On the main host:", "systemctl status testbed-portal")),
        _ => Finding.Fail(Why(last, "it does not let this host in"), ExpectedOfClient, new Fix("On the main host, make a token; then start this client with it:", "portal join-token")),
    };

    private static string Called(HostAnswer host) => host.HeartbeatAge is { } age ? $", called {Spans.Text(age)} ago" : "";

    private static string Why(Beat beat, string otherwise) => beat.Why is { } why ? Problems.Words.Clause(why) : otherwise;
}
