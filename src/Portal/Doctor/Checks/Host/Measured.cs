using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary>A real host whose kernel was read.</summary>
internal sealed record Measured(string Name, bool IsOwn, HostSample Machine)
{
    public static IEnumerable<Measured> Of(DoctorSight sight) => sight.Hosts
        .Where(host => host is { IsSimulated: false, Snapshot.Machine: not null })
        .Select(host => new Measured(host.Name, host.Protocol == MemberProtocol.Own, host.Snapshot!.Machine!));

    /// <summary>What is asked of every host stands under this one's own group for this one.</summary>
    public static CheckGroup GroupOf(Measured host) => host.IsOwn ? CheckGroup.ThisHost : CheckGroup.Hosts;

    public static CheckGroup GroupOf(HostAnswer host) => host.Protocol == MemberProtocol.Own ? CheckGroup.ThisHost : CheckGroup.Hosts;
}
