using System.Collections.Immutable;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>What tier 0 says about one domain: that it is there, its state, its interfaces.</summary>
internal sealed record FastDomain(DomainIdentity Identity, GuestState State, ImmutableArray<NetworkCounters> Networks);
