using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>Hosts that the testbed's cluster configuration named once: its server empties that file at every start, and the hosts go on running. One thread at a time.</summary>
internal sealed class RememberedHosts
{
    private readonly Dictionary<string, KnownHost> _hosts = new(StringComparer.Ordinal);

    /// <summary>Takes in what the file says now.</summary>
    public void Learn(TestbedContents contents, IEnumerable<KnownHost> hosts)
    {
        FrozenSet<string> inCluster = contents.Hosts.Where(host => host.InCluster).Select(host => host.Name).ToFrozenSet(StringComparer.Ordinal);
        foreach (KnownHost host in hosts.Where(host => host.Address is not null && inCluster.Contains(host.Name)))
        {
            _hosts[host.Name] = host;
        }
    }

    /// <summary>Those that nobody names any more. A denied one is forgotten, and so is one whose address another host has now.</summary>
    public ImmutableArray<KnownHost> Dropped(KnownHosts known, FrozenSet<string> denied)
    {
        foreach (KnownHost host in _hosts.Values.Where(host => IsOver(host, known, denied)).ToArray())
        {
            _hosts.Remove(host.Name);
        }

        // One that only a state.json names has no address there, and keeps the one it had.
        return [.. _hosts.Values.Where(host => !known.Contains(host.Name) || known.All.Any(each => each.Name == host.Name && each.Address is null))];
    }

    private static bool IsOver(KnownHost host, KnownHosts known, FrozenSet<string> denied) =>
        denied.Contains(host.Name) || (known.NameAt(host.Address!) is { } other && other != host.Name);
}
