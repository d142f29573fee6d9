using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Support;

/// <summary>A deployment full of secrets: passwords, environments, commands, volumes, key paths, and what no version of the testbed knows. Each is a word of its own, a canary.</summary>
internal static partial class Vault
{
    public const string Name = "vault";

    private const string Text = """
        {
          "project_name": "vault",
          "testbed_hosts": {"main": {"username": "operator", "ssh_private_key_location": "CANARY", "identity_file": "CANARY", "is_main_host": true}},
          "testbed_guests": {
            "web": {
              "name": "web",
              "network": [{"switch": "sw0", "mac": "02:00:00:00:00:01", "ip": "10.9.0.1", "pre_shared_key": "CANARY"}],
              "docker": {
                "image": "web:1",
                "command": "CANARY",
                "entrypoint": "CANARY",
                "env_file": "CANARY",
                "environment": {"A": "CANARY", "image": "CANARY", "CANARY": "B", "deep": {"name": "CANARY"}},
                "volumes": [{"source": "CANARY", "target": "CANARY"}],
                "registry_token": "CANARY"
              },
              "testbed_host": "main", "guest_id": 0
            },
            "vm": {
              "name": "vm",
              "libvirt": {"password": "CANARY", "root_password": "CANARY", "libvirt_type": {"cloud_image": {"name": "ubuntu_22_04", "environment": {"C": "CANARY", "D": "CANARY"}}}, "notes": "CANARY"},
              "testbed_host": "main", "guest_id": 1
            },
            "odd": {"podman": {"credentials": {"name": "CANARY"}, "args": ["CANARY"]}, "testbed_host": "main"}
          },
          "testbed_guest_shared_config": {"ssh_public_key_location": "CANARY", "ssh_private_key_location": "CANARY"},
          "comment": "CANARY",
          "network": {"ovn": {"switches": {"vault-sw0": {"name": "vault-sw0", "owner": "CANARY"}}, "switch_ports": {}, "tls": {"private_key": "CANARY"}}},
          "project_working_dir": "ROOT/projects/vault"
        }
        """;

    /// <summary>Its state file below a testbed's root, with new canaries.</summary>
    public static string StateIn(string root)
    {
        int number = 0;
        return Placeholder().Replace(Text.Replace("ROOT", root, StringComparison.Ordinal), _ => $"canary-{++number:00}-{Guid.NewGuid():N}");
    }

    public static IEnumerable<string> CanariesIn(string state) => Canary().Matches(state).Select(match => match.Value);

    public static bool IsCanary(string text) => text.StartsWith("canary-", StringComparison.Ordinal);

    [GeneratedRegex("CANARY", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("canary-[0-9]{2}-[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex Canary();
}
