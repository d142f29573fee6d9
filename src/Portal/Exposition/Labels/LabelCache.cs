using System.Collections.Concurrent;

namespace Portal.Exposition.Labels;

/// <summary>Keeps encoded labels between scrapes. Labels that change make another key; entries of what is gone are dropped after a while.</summary>
/// <remarks>Thread-safe. Eviction is by time, not by "not in this answer", since routes show different parts of the cluster.</remarks>
internal sealed class LabelCache(TimeProvider clock)
{
    /// <summary>Longer than any usual scrape interval, so that a slow scraper finds its labels again; worst case 500 containers a minute leave about 1,000 entries.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<LabelKey, LabelEntry> _entries = new();
    private long _sweptAt = clock.GetTimestamp();

    public int Count => _entries.Count;

    public LabelEntry Get(in LabelKey key, long now)
    {
        LabelEntry entry = _entries.GetOrAdd(key, static key => new LabelEntry(key.Encode()));
        entry.LastUsed = now;
        return entry;
    }

    /// <summary>Drops entries that were idle; looks at most every <see cref="IdleTime"/>. To be called once per answer.</summary>
    public void Sweep(long now)
    {
        long sweptAt = Volatile.Read(ref _sweptAt);
        if (clock.GetElapsedTime(sweptAt, now) < IdleTime || Interlocked.CompareExchange(ref _sweptAt, now, sweptAt) != sweptAt)
        {
            return;
        }

        foreach ((LabelKey key, LabelEntry entry) in _entries)
        {
            if (clock.GetElapsedTime(entry.LastUsed, now) >= IdleTime)
            {
                _entries.TryRemove(key, out _);
            }
        }
    }
}
