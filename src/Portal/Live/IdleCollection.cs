using Portal.Cluster;

namespace Portal.Live;

/// <summary>Collects garbage between scrapes of a large cluster.</summary>
/// <remarks>
/// A snapshot of 10,000 guests is 20 MB that live for two scrapes: too long for the young generations and too short for the old one, where the runtime would
/// let ten of them pile up before it looks. Measured at 100 hosts × 100 guests. A small cluster's garbage is left to the runtime.
/// </remarks>
internal sealed class IdleCollection(TimeProvider clock)
{
    private const int ManyGuests = 2000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(4.5);

    private long _last = clock.GetTimestamp();

    public void After(ClusterSnapshot snapshot)
    {
        if (snapshot.Guests.Length >= ManyGuests && clock.GetElapsedTime(_last) >= Period)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
            _last = clock.GetTimestamp();
        }
    }
}
