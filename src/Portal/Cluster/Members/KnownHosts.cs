using System.Net;
using Portal.Configuration;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>Puts the sources together: the testbed's files, the operator's configuration, joins. Pure, but for the dictionary it fills; no host twice.</summary>
internal sealed class KnownHosts(ClusterSection cluster)
{
    private readonly int _defaultPort = cluster.IsMutual ? ClusterPorts.Listener(cluster) : ClusterPorts.Portal;
    private readonly SortedDictionary<string, KnownHost> _hosts = new(StringComparer.Ordinal);

    public IEnumerable<KnownHost> All => _hosts.Values;

    /// <summary>The name by which the host at that address is known; null for none.</summary>
    public string? NameAt(HostAddress address) =>
        _hosts.Values.FirstOrDefault(host => host.Address is { } known && Authority(known) == Authority(address))?.Name;

    public bool Contains(string name) => _hosts.ContainsKey(name);

    public void Add(KnownHost host) => _hosts[host.Name] = host;

    public void AddTestbed(TestbedContents contents)
    {
        foreach (TestbedHost host in contents.Hosts)
        {
            _ = HostAddress.TryParse(host.Address, out HostAddress? address, out _);
            Add(new KnownHost
            {
                Name = host.Name,
                IsMain = host.IsMain,
                Address = address is { IsPlain: false } ? address : null,
                WhyNoAddress = !host.InCluster ? "Only a state.json names it, and addresses are not taken from there."
                    : host.Address is null ? "The cluster configuration has no address of it."
                    : "Its address in the cluster configuration is neither an address nor a host name.",
            });
        }
    }

    public void AddConfigured()
    {
        foreach ((string name, string text) in cluster.Hosts)
        {
            if (HostAddress.TryParse(text, out HostAddress? address, out _))
            {
                // Under two names at one address it would be asked twice; guests are placed by the testbed's name.
                string known = Contains(name) ? name : NameAt(address) ?? name;
                Add(Known(known) with { Address = address, IsConfigured = true });
            }
        }
    }

    /// <summary>Hosts that proved who they are: never spoken to in plain HTTP again.</summary>
    public void AddJoined(IEnumerable<JoinedHost> joined, TestbedContents contents)
    {
        foreach (JoinedHost host in joined)
        {
            HostAddress address = new(host.Address.Address.ToString(), host.Address.Port, IsPlain: false);
            string name = NameOf(host.Name, address, contents);
            KnownHost known = Known(name);
            bool keepsAddress = known is { IsConfigured: true, Address.IsPlain: false };
            Add(known with { Address = keepsAddress ? known.Address : address, CertifiedName = host.Name });
        }
    }

    public void AddOpen(IEnumerable<KeyValuePair<string, OpenJoin>> joined, TestbedContents contents)
    {
        foreach ((string announced, OpenJoin join) in joined)
        {
            IPAddress from = join.Address.IsIPv4MappedToIPv6 ? join.Address.MapToIPv4() : join.Address;
            HostAddress address = new(from.ToString(), join.Port, IsPlain: false);
            KnownHost known = Known(NameOf(announced, address, contents));

            // Nothing proves it, so it moves neither a host that an operator wrote down nor one that once had a certificate.
            bool moves = known is { IsConfigured: false, CertifiedName: null };
            Add(known with { Address = moves ? address : known.Address, AnnouncedName = announced });
        }
    }

    private KnownHost Known(string name) => _hosts.TryGetValue(name, out KnownHost? known) ? known : new KnownHost { Name = name };

    private string NameOf(string announced, HostAddress address, TestbedContents contents) =>
        Contains(announced) ? announced
        : HostAnnouncements.KeyOf(contents, announced) is var key && Contains(key) ? key
        : NameAt(address) is { } same && _hosts[same].CertifiedName is null ? same
        : key;

    private string Authority(HostAddress address) => address.ToUri(Uri.UriSchemeHttp, _defaultPort).Authority;
}
