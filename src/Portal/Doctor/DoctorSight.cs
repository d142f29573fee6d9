using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Testbed;

namespace Portal.Doctor;

/// <summary>What is known when a round begins. Immutable; all checks of the round share it.</summary>
internal sealed record DoctorSight
{
    public required PortalMode Mode { get; init; }

    public required PortalOptions Options { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required TestbedContents Testbed { get; init; }

    /// <summary>Every member on the main host, this host alone on a client or without a running portal.</summary>
    public ImmutableArray<HostAnswer> Hosts { get; init; } = [];

    /// <summary>What runs and what should; empty but on a running main host.</summary>
    public ImmutableArray<JoinedGuest> Guests { get; init; } = [];

    /// <summary>Why the running portal could not be asked, a clause; null within one.</summary>
    public string? WhyAlone { get; init; }

    public bool IsMain => Mode == PortalMode.Main;

    /// <summary>This host's answer; null where it could not be measured.</summary>
    public HostAnswer? Own => Hosts.FirstOrDefault(host => host.Protocol == MemberProtocol.Own);

    public HostSnapshot? OwnSnapshot => Own?.Snapshot;
}
