using Portal.Cluster;

namespace Portal.Live;

/// <summary>The cluster as pages see it: the newest snapshot and the minutes before it, pushed to whoever watches.</summary>
public interface ILiveCluster
{
    ClusterSnapshot Newest { get; }

    /// <summary>Calls <paramref name="onSnapshot"/> after each new snapshot, on a background thread, never twice at once; snapshots that arrive meanwhile are coalesced to the newest.</summary>
    /// <remarks>While anyone watches there is a snapshot each second, in which the hosts looked at are fresh and the others up to five seconds old; else one every five seconds.</remarks>
    ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts);
}
