using System.Runtime.CompilerServices;
using Portal.Cluster;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Shared;

/// <summary>Tells frames that differ in figures only: the same version means the same hosts, deployments and guests in the same order and states, so that a guest of one stands at the same place in the other.</summary>
/// <remarks>A number instead of the frame itself: what remembers it keeps no snapshot alive. Computed once a frame however many circuits ask. For any thread.</remarks>
internal static class ClusterStructure
{
    private static readonly ConditionalWeakTable<LiveFrame, StrongBox<long>> Versions = [];

    public static long VersionOf(LiveFrame frame) => Versions.GetValue(frame, static of => new StrongBox<long>(Compute(of))).Value;

    private static long Compute(LiveFrame frame)
    {
        var first = new HashCode();
        var second = new HashCode();
        foreach (HostLive host in frame.Hosts)
        {
            first.Add(host.Answer.Name);
            first.Add(host.State);
            first.Add(host.Answer.Address);
        }

        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            first.Add(deployment.Name);
            first.Add(deployment.State);
            first.Add(deployment.Command);
        }

        first.Add(frame.Snapshot.Testbed.Version);
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            first.Add(guest.Project);
            first.Add(guest.Name);
            first.Add(guest.Host);
            first.Add(guest.Kind);
            second.Add(guest.RuntimeName);
            second.Add(guest.State);
            second.Add(guest.Sample?.RuntimeId);
            second.Add((guest.Sample is null, guest.Sample?.Healthy, guest.Sample?.Exit?.Code));
            second.Add((guest.IsTemplate, guest.IsDuplicate, guest.OnWrongHost, guest.LeftRunning, guest.ShouldRun, guest.NoCollector));
        }

        return ((long)first.ToHashCode() << 32) | (uint)second.ToHashCode();
    }
}
