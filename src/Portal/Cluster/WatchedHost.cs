using Portal.Cluster.Fetching;

namespace Portal.Cluster;

/// <summary>Somebody looks at a host, until this is disposed of.</summary>
internal sealed class WatchedHost : IDisposable
{
    private readonly string _host;
    private MemberRoster? _roster;

    public WatchedHost(MemberRoster roster, string host)
    {
        (_roster, _host) = (roster, host);
        roster.Watch(host, 1);
    }

    public void Dispose() => Interlocked.Exchange(ref _roster, null)?.Watch(_host, -1);
}
