using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>All hosts that the files name, and which of them is this one.</summary>
internal static class HostAssembly
{
    /// <summary>What a host is called whose entry has no <c>ovn</c> at all: the testbed's own default.</summary>
    private const string DefaultChassisName = "ovn";

    /// <summary>By key, ordinal. Addresses come from the cluster configuration alone: a state.json may be written by anyone who may write a project.</summary>
    public static ImmutableArray<TestbedHost> Hosts(ImmutableArray<KeyedHost> cluster, IEnumerable<KeyedHost> ofStates)
    {
        var hosts = new SortedDictionary<string, TestbedHost>(StringComparer.Ordinal);
        foreach (KeyedHost host in cluster)
        {
            hosts[host.Name] = new TestbedHost
            {
                Name = host.Name,
                RealName = host.RealName,
                ChassisName = ChassisName(host.Entry, host.RealName),
                Address = host.Entry?.Ip,
                IsMain = host.Entry?.IsMain ?? false,
                InCluster = true,
            };
        }

        foreach (KeyedHost host in ofStates)
        {
            if (!hosts.TryGetValue(host.Name, out TestbedHost? known) || (!known.InCluster && !known.IsMain))
            {
                hosts[host.Name] = new TestbedHost { Name = host.Name, RealName = host.RealName, IsMain = host.Entry?.IsMain ?? false };
            }
        }

        return [.. hosts.Values];
    }

    /// <summary>Key of this host's own entry: by the name under which it announces itself, then by address, then (main mode) by the main flag; first in the cluster configuration, then in the state files.</summary>
    /// <param name="own">host.json; null without one.</param>
    public static string? OwnKey(HostEntry? own, string machineName, bool isMain, ImmutableArray<KeyedHost> cluster, IReadOnlyCollection<KeyedHost> ofStates)
    {
        string? chassis = own is null ? null : ChassisName(own, machineName);
        return Find(cluster, host => ChassisName(host.Entry, host.RealName)) ?? Find(ofStates, host => host.RealName);

        string? Find(IReadOnlyCollection<KeyedHost> among, Func<KeyedHost, string> announces)
        {
            KeyedHost? found = chassis is null ? null : among.FirstOrDefault(host => announces(host) == chassis);
            found ??= own?.Ip is null ? null : among.FirstOrDefault(host => string.Equals(host.Entry?.Ip, own.Ip, StringComparison.OrdinalIgnoreCase));
            found ??= isMain ? among.FirstOrDefault(host => host.Entry?.IsMain == true) : null;
            return found?.Name;
        }
    }

    /// <summary>The name under which a host announces itself.</summary>
    /// <param name="otherwise">Where the entry has an <c>ovn</c> that doesn't say it.</param>
    public static string ChassisName(HostEntry? entry, string otherwise) =>
        entry is null ? otherwise : entry.ChassisName ?? (entry.HasOvn ? otherwise : DefaultChassisName);
}
