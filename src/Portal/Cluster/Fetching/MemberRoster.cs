using System.Collections.Immutable;
using Portal.Cluster.Members;

namespace Portal.Cluster.Fetching;

/// <summary>One <see cref="MemberFetch"/> per member, kept as long as the member stays what it is. One that went, or is reached in another way, is closed at once: nothing is dialled at its old address any more.</summary>
internal sealed class MemberRoster(Func<Member, IHostSource> open, TimeProvider clock, FanoutLog log) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _watched = new(StringComparer.Ordinal);
    private ImmutableArray<Member> _members;
    private ImmutableArray<MemberFetch> _fetches = [];
    private bool _isDisposed;

    /// <summary>In the order of <paramref name="members"/>.</summary>
    public ImmutableArray<MemberFetch> For(ImmutableArray<Member> members)
    {
        lock (_gate)
        {
            if (members != _members && !_isDisposed)
            {
                Replace(members);
            }

            return _fetches;
        }
    }

    public void Watch(string host, int change)
    {
        lock (_gate)
        {
            int count = _watched.GetValueOrDefault(host) + change;
            if (count > 0)
            {
                _watched[host] = count;
            }
            else
            {
                _watched.Remove(host);
            }

            _fetches.FirstOrDefault(fetch => fetch.Member.Name == host)?.Watch(count > 0);
        }
    }

    public bool IsWatched(string host)
    {
        lock (_gate)
        {
            return _watched.ContainsKey(host);
        }
    }

    /// <summary>Some member's stream has brought a snapshot since: what was put together by then does not have it.</summary>
    /// <param name="timestamp">Monotonic reading.</param>
    public bool HasStreamedSince(long timestamp)
    {
        lock (_gate)
        {
            foreach (MemberFetch fetch in _fetches)
            {
                if (fetch.LastStreamedAt >= timestamp)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (MemberFetch fetch in _fetches)
            {
                fetch.Dispose();
            }
        }
    }

    private void Replace(ImmutableArray<Member> members)
    {
        var left = _fetches.ToDictionary(fetch => fetch.Member.Name, StringComparer.Ordinal);
        var fetches = ImmutableArray.CreateBuilder<MemberFetch>(members.Length);
        foreach (Member member in members)
        {
            if (left.TryGetValue(member.Name, out MemberFetch? known) && known.Member == member)
            {
                left.Remove(member.Name);
                fetches.Add(known);
                continue;
            }

            var fetch = new MemberFetch(member, open(member), clock, log);
            fetch.Watch(_watched.ContainsKey(member.Name));
            fetches.Add(fetch);
        }

        (_members, _fetches) = (members, fetches.DrainToImmutable());
        foreach (MemberFetch gone in left.Values)
        {
            gone.Dispose();
            log.Left(gone.Member.Name);
        }
    }
}
