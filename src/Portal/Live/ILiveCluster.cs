using Portal.Cluster;

namespace Portal.Live;

/// <summary>The cluster as pages see it: the newest snapshot and the minutes before it, pushed to whoever watches.</summary>
public interface ILiveCluster
{
    ClusterSnapshot Newest { get; }

    /// <summary>Calls <paramref name="onSnapshot"/> after each new snapshot, on a background thread, never twice at once; snapshots that arrive meanwhile are coalesced to the newest. While anyone watches the cluster is sampled every second, else every five.</summary>
    IAsyncDisposable Watch(Func<ClusterSnapshot, Task> onSnapshot);
}
