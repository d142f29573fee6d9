using Portal.Cluster;
using Portal.Components.Pages.Overview;
using Portal.Live;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>What the guests of a deployment use together. Amounts are bytes, rates per second; null where it is known of none of them. A guest that is not known is in no sum.</summary>
public sealed record DeploymentUse
{
    public double? CpuCores { get; private init; }

    public double? MemoryUsedBytes { get; private init; }

    public double? ReceivedBytesPerSecond { get; private init; }

    public double? TransmittedBytesPerSecond { get; private init; }

    internal static DeploymentUse Of(LiveFrame frame, IEnumerable<JoinedGuest> guests)
    {
        double? cores = null;
        double? memory = null;
        double? received = null;
        double? transmitted = null;
        foreach (JoinedGuest guest in guests)
        {
            GuestLive live = frame.Guest(guest);
            (double? into, double? outOf) = GuestCells.Network(live);
            cores = HostCells.Plus(cores, GuestCells.CpuCores(live));
            memory = HostCells.Plus(memory, GuestCells.UsedMemory(live.Now?.Memory));
            received = HostCells.Plus(received, into);
            transmitted = HostCells.Plus(transmitted, outOf);
        }

        return new DeploymentUse { CpuCores = cores, MemoryUsedBytes = memory, ReceivedBytesPerSecond = received, TransmittedBytesPerSecond = transmitted };
    }
}
