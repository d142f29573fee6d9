namespace Portal.Live;

/// <summary>Collects garbage between ticks, once enough of it can be there.</summary>
/// <remarks>
/// A snapshot lives for two scrapes: too long for the young generations, and too short for the old one, where the runtime lets them pile up before it looks. At
/// 100 hosts × 100 guests that was 200 MB of garbage; and what one hostile answer of 8 MB left behind stayed for minutes in a quiet cluster. A tick has just
/// been answered, so nobody waits; a quiet cluster reaches the bound every minute or two. While pages are open they wait, so then it happens once a minute, or
/// once four times as much was allocated as is held: memory stays within a multiple of what is used, however large the cluster.
/// </remarks>
internal sealed class IdleCollection(TimeProvider clock)
{
    private const long EnoughBytes = 24 * 1024 * 1024;

    // What hundreds of tabs hold takes a second to walk through, and a watched tick leaves that much garbage each time.
    private static readonly TimeSpan LeastWhileWatched = TimeSpan.FromMinutes(1);

    private long _allocatedThen;
    private long _collectedAt;
    private long _held;

    /// <param name="isWatched">Pages have just been handed the tick and are at work.</param>
    public void AfterTick(bool isWatched)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: false);
        long since = allocated - _allocatedThen;
        if (since < EnoughBytes || (isWatched && since < 4 * _held && clock.GetElapsedTime(_collectedAt) < LeastWhileWatched))
        {
            return;
        }

        // Aggressive: what is free goes back to the system, instead of being kept for a next burst that may not come.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
        (_allocatedThen, _collectedAt, _held) = (allocated, clock.GetTimestamp(), GC.GetTotalMemory(forceFullCollection: false));
    }
}
