using Portal.Cluster;
using Portal.Cluster.Members;

namespace Portal.Doctor.Checks.Members;

/// <summary>Each host of the cluster answers, and how fast.</summary>
internal sealed class HostAnswers : ICheckSource
{
    private const string Expected = "an answer within 1.5\u00A0s";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Hosts
        .Where(host => host.Protocol != MemberProtocol.Own)
        .Select(host => DoctorCheck.OfHost(CheckGroup.Hosts, "Answers", host.Name, () => Look(host)));

    internal static Finding Look(HostAnswer host) => host.Fetch switch
    {
        { Result: FetchResult.Ok } fetch => Finding.Pass(fetch.Duration is { } took ? $"in {Spans.Text(took)}" : "yes", Expected),
        { Result: FetchResult.Pending, Fetches: 0, Reason: { } why } => Finding.Fail($"it is listed and not asked: {Problems.Words.Clause(why)}", Expected, new Fix("Let it join; on this host:", "portal join-token")),
        { Result: FetchResult.Pending } => Finding.Warning("it has not been asked yet", Expected, Fix.SeeLog),
        { Result: FetchResult.Refused } => Finding.Fail(Why(host), Expected, new Fix($"Is the portal running there? On {host.Name}:", "systemctl status testbed-portal")),
        { Result: FetchResult.Dns } => Finding.Fail(Why(host), Expected, new Fix("See what its name resolves to:", $"getent hosts {Problems.Words.Shell(Uri.TryCreate(host.Address, UriKind.Absolute, out Uri? address) ? address.Host : host.Name) ?? host.Name}")),
        { Result: FetchResult.Tls } => Finding.Fail(Why(host), Expected, new Fix($"Its certificate is not of this cluster, or clocks differ. Let it join anew; on this host:", $"portal join-token --host {Problems.Words.Shell(host.Name)}")),
        _ => Finding.Fail(Why(host), Expected, new Fix($"See what it says of itself; on {host.Name}:", "portal doctor")),
    };

    private static string Why(HostAnswer host) => Problems.Words.Clause(host.Fetch.Reason ?? host.Fetch.Result switch
    {
        FetchResult.Refused => "connection refused",
        FetchResult.Dns => "its name can't be resolved",
        FetchResult.Timeout => "no answer in time",
        FetchResult.Tls => "no secure connection",
        _ => "it could not be read",
    });
}
