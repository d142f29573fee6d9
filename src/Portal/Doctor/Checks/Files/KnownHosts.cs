using Portal.Testbed;

namespace Portal.Doctor.Checks.Files;

/// <summary>Every host that a deployment names is a member of the cluster.</summary>
internal sealed class KnownHosts : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => !sight.IsMain || sight.WhyAlone is not null ? []
        : sight.Testbed.Deployments.Where(deployment => deployment.HasState)
            .Select(deployment => DoctorCheck.Of(CheckGroup.TestbedFiles, "Hosts known", deployment.Name, () => Look(deployment, [.. sight.Hosts.Select(host => host.Name)])));

    internal static Finding Look(Deployment deployment, string[] members)
    {
        string[] strange = [.. deployment.Hosts.Keys.Except(members, StringComparer.Ordinal)];
        return Finding.Of(
            strange.Length == 0,
            strange.Length == 0 ? Names.Of(deployment.Hosts.Keys) is { Length: > 0 } names ? names : "it names none" : $"not in the cluster: {Names.Of(strange)}",
            "every host that it names is a member",
            new Fix("Let it join; on this host:", strange.Length == 0 ? "portal join-token" : $"portal join-token --host {Problems.Words.Shell(strange[0]) ?? "<host>"}"));
    }
}
