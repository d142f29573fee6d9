using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>What may be shown of a member of state.json.</summary>
internal enum BlankingRule
{
    /// <summary>Not known: its texts and numbers are blanked; of what lies deeper the members decide.</summary>
    Hidden,

    Shown,

    /// <summary>A map, whose member names are names of things and never decide anything.</summary>
    Names,

    /// <summary>Everything below is blanked, names too.</summary>
    Secret,
}

/// <summary>The members of state.json that hold no secret, by name. Any other's text is taken for one.</summary>
internal static class BlankingRules
{
    private const int LongestName = 40;

    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "project_name", "creation_date", "project_working_dir", "username", "testbed_nic", "ip", "name", "network", "switch", "gateway", "mac", "network_name", "testbed_host", "guest_id", "reference_image",
        "memory_mb", "cpus", "libvirt_type", "hostname", "ssh_address", "is_clone_of", "tcp_tty_port", "static_ip", "expand_gigabytes", "path", "run_script", "setup_script", "context", "driver_type",
        "device_type", "image", "user", "device", "android_api_version", "count", "clones", "ip_type", "from", "to", "shared_setup", "script");

    private static readonly FrozenSet<string> ShownInNetwork = FrozenSet.Create(
        StringComparer.Ordinal,
        "name", "ip", "Ip", "mask", "subnet", "exclude_ips", "parent_switch", "dhcp_options_uuid", "ovs_port_name", "chassis_name", "address", "as_bytes", "provider_network_name", "router_port_name", "key",
        "router_name", "prefix", "next_hop", "logical_router_name", "external_ip", "logical_ip", "nat_type", "parent_router", "entity_name", "type", "direction", "priority", "match", "action",
        "ovn_resource_name", "cidr", "lease_time", "router", "server_id");

    private static readonly FrozenSet<string> MapsAtRoot = FrozenSet.Create(StringComparer.Ordinal, "testbed_hosts", "testbed_guests");

    private static readonly FrozenSet<string> MapsInNetwork = FrozenSet.Create(StringComparer.Ordinal, "switches", "switch_ports", "routers", "router_ports", "ovs_ports", "acl");

    private static readonly FrozenSet<string> Secret = FrozenSet.Create(StringComparer.Ordinal, "command", "entrypoint", "volumes");

    /// <summary>Parts of names that speak of a secret, in whatever version or kind.</summary>
    private static readonly string[] SecretParts = ["pass", "secret", "token", "credential", "key", "env", "auth", "identity", "cert"];

    /// <param name="reader">Stands on the member's name.</param>
    /// <param name="atRoot">It is a member of the whole document.</param>
    /// <param name="inNetwork">It lies in the document's <c>network</c>.</param>
    public static BlankingRule Of(ref Utf8JsonReader reader, bool atRoot, bool inNetwork)
    {
        // An escaped name is none that the testbed writes, and could be any.
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestName)
        {
            return BlankingRule.Secret;
        }

        string name = Encoding.UTF8.GetString(reader.ValueSpan);
        return (inNetwork ? ShownInNetwork : Shown).Contains(name) ? BlankingRule.Shown
            : Secret.Contains(name) || SecretParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)) ? BlankingRule.Secret
            : (atRoot && MapsAtRoot.Contains(name)) || (inNetwork && MapsInNetwork.Contains(name)) || name == "interfaces" ? BlankingRule.Names
            : BlankingRule.Hidden;
    }
}
