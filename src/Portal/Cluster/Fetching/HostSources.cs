using System.Collections.Frozen;
using Portal.Cluster.Members;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster.Fetching;

/// <summary>How each protocol is spoken: the one switch over <see cref="MemberProtocol"/>.</summary>
/// <param name="testbed">Says which guests a host without a portal is asked for; null: none.</param>
internal sealed class HostSources(
    IHostSampler ownHost, IEnumerable<SampledHost> simulated, OutboundRules rules, AddressBook book, IClusterIdentity identity, TimeProvider clock, ITestbed? testbed = null)
{
    private readonly FrozenDictionary<string, IHostSampler> _simulated = simulated.ToFrozenDictionary(host => host.Name, host => host.Sampler, StringComparer.Ordinal);

    public IHostSource Open(Member member) => member.Protocol switch
    {
        MemberProtocol.Own => SamplerSource.OfThisHost(ownHost, clock),
        MemberProtocol.Sampled => SamplerSource.OfSimulated(_simulated[member.Name], clock),
        _ when member.Address is null => new NoSource(),
        MemberProtocol.Testbed => OfTestbed(member),
        MemberProtocol.Plain when member.MayBeTestbed => new PortalOrTestbedSource(
            new PortalSource(member, rules, book, identity, clock),
            OfTestbed(member with { Address = new UriBuilder(member.Address) { Port = ClusterPorts.Testbed }.Uri }),
            clock),
        MemberProtocol.Mutual or MemberProtocol.Plain => new PortalSource(member, rules, book, identity, clock),
        _ => new NoSource(),
    };

    private TestbedSource OfTestbed(Member member) => new(member, () => testbed?.Current ?? TestbedContents.None, rules, book, clock);
}
