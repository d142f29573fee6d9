using Portal.Security;

namespace Portal.Doctor.Checks.Members;

/// <summary>This host can prove who it is, and until when.</summary>
/// <param name="identity">Null where hosts do not authenticate each other.</param>
internal sealed class OwnCertificate(IClusterIdentity? identity) : ICheckSource
{
    private const string Expected = "a certificate of the cluster that is valid for a week or more";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => [DoctorCheck.Of(CheckGroup.Hosts, "Own certificate", null, () => Look(sight, identity?.Current))];

    internal static Finding Look(DoctorSight sight, ClusterKeys? keys)
    {
        if (sight.WhyAlone is not null || sight.Options.IsDemo)
        {
            return Finding.NotApplicable(sight.Options.IsDemo ? "the hosts are simulated" : "the running portal holds it");
        }

        if (!sight.Options.Cluster.IsMutual)
        {
            return Finding.Warning("hosts do not authenticate each other", Expected, new Fix("Let them, on every host:", "Portal__Cluster__Security=Mutual"));
        }

        if (keys is null)
        {
            return Finding.Fail("none: this host has not joined", Expected, new Fix("On the main host, make a token; then start this client with it:", "portal join-token"));
        }

        DateTimeOffset until = new(keys.Own.NotAfter);
        return Finding.Of(until - sight.Now > Soon, $"valid until {Spans.Day(until)}", Expected, new Fix("It renews itself; where it doesn't, the log says why:", "journalctl -u testbed-portal -n 50"));
    }
}
