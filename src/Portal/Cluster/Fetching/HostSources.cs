using System.Collections.Frozen;
using Portal.Cluster.Members;
using Portal.Sampling;
using Portal.Security;

namespace Portal.Cluster.Fetching;

/// <summary>How each protocol is spoken: the one switch over <see cref="MemberProtocol"/>.</summary>
internal sealed class HostSources(
    IHostSampler ownHost, IEnumerable<SampledHost> simulated, OutboundRules rules, AddressBook book, IClusterIdentity identity, TimeProvider clock)
{
    private readonly FrozenDictionary<string, IHostSampler> _simulated = simulated.ToFrozenDictionary(host => host.Name, host => host.Sampler, StringComparer.Ordinal);

    public IHostSource Open(Member member) => member.Protocol switch
    {
        MemberProtocol.Own => SamplerSource.OfThisHost(ownHost, clock),
        MemberProtocol.Sampled => SamplerSource.OfSimulated(_simulated[member.Name], clock),
        _ when member.Address is null => new NoSource(),
        MemberProtocol.Mutual or MemberProtocol.Plain => new PortalSource(member, rules, book, identity, clock),
        _ => new NoSource(),
    };
}
