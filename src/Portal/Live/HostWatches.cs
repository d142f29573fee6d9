using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>Holds a watch of the cluster for each host that some page looks at, and lets go of it when the last page looks away. Thread-safe.</summary>
internal sealed class HostWatches(ICluster cluster, TimeProvider clock) : IDisposable
{
    /// <summary>Streams for pages that look at all hosts: more would cost each second what a scrape costs.</summary>
    public const int MostForAll = 16;

    /// <summary>Streams at all, however many tabs are open.</summary>
    public const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<object, HostInterest> _interests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);
    private ImmutableArray<HostAnswer> _members = [];

    public void Set(object watcher, HostInterest interest)
    {
        lock (_gate)
        {
            _interests[watcher] = interest;
            Apply();
        }
    }

    public void Leave(object watcher)
    {
        lock (_gate)
        {
            _interests.Remove(watcher);
            Apply();
        }
    }

    /// <summary>Hosts come and go: those that pages look at are watched as soon as they are members.</summary>
    public void Follow(ClusterSnapshot snapshot)
    {
        lock (_gate)
        {
            _members = snapshot.Hosts;
            Apply();
        }
    }

    /// <summary>How often a host is sampled now. One that somebody has only begun to look at is still counted as unwatched, for its newest snapshot may be that old.</summary>
    public TimeSpan PeriodOf(string host)
    {
        lock (_gate)
        {
            return _held.TryGetValue(host, out Held held) && clock.GetElapsedTime(held.Since) > LivePeriod.Unwatched * 2 ? LivePeriod.Watched : LivePeriod.Unwatched;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _interests.Clear();
            Apply();
        }
    }

    private void Apply()
    {
        HashSet<string> wanted = Wanted();
        foreach (string left in _held.Keys.Where(host => !wanted.Contains(host)).ToArray())
        {
            _held.Remove(left, out Held held);
            held.Watch.Dispose();
        }

        foreach (string host in wanted.Where(host => !_held.ContainsKey(host)))
        {
            _held[host] = new Held(cluster.Watch(host), clock.GetTimestamp());
        }
    }

    // Names in a page's address may be anything; only members are watched.
    private HashSet<string> Wanted()
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        bool all = false;
        foreach (HostInterest interest in _interests.Values)
        {
            all |= interest.IsAll;
            foreach (string host in interest.Hosts.Where(IsMember).Take(Most - wanted.Count))
            {
                wanted.Add(host);
            }
        }

        for (int i = 0; all && i < _members.Length && wanted.Count < MostForAll; i++)
        {
            wanted.Add(_members[i].Name);
        }

        return wanted;
    }

    private bool IsMember(string host)
    {
        foreach (HostAnswer member in _members)
        {
            if (string.Equals(member.Name, host, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Held(IDisposable Watch, long Since);
}
