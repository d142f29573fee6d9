using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;

namespace Portal.Doctor.Checks.Members;

/// <summary>All hosts run the same program.</summary>
internal sealed class HostVersion : ICheckSource
{
    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => sight.Hosts
        .Where(host => host is { IsSimulated: false, Snapshot: not null } && host.Protocol != MemberProtocol.Own)
        .Select(host => DoctorCheck.OfHost(CheckGroup.Hosts, "Version", host.Name, () => Look(host, Of(sight.OwnSnapshot))));

    internal static Finding Look(HostAnswer host, string? own)
    {
        string expected = $"{own ?? "a portal"}, as here";
        return host.Testbed is not null
            ? Finding.Warning("TestbedOS without a portal: CPU and memory only", expected, new Fix($"Install it there; on {host.Name}, from a checkout:", "deploy/install client --main <address of this host>"))
            : Finding.Of(Of(host.Snapshot) is { } version && version == own && !host.HasOtherSchema, Of(host.Snapshot) ?? "it does not say", expected, new Fix($"Update the older one; on {host.Name}, from a checkout:", "deploy/install client"), Verdict.Warning);
    }

    private static string? Of(HostSnapshot? snapshot) => snapshot?.Portal?.Version ?? snapshot?.Version;
}
