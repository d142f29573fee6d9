using System.Text.RegularExpressions;
using Portal.Tests.Real;
using Portal.Tests.Support;
using Portal.Tests.Testbed;

namespace Portal.EndToEnd;

/// <summary>The published program on the example files of a testbed, a deployment full of secrets among them, and a browser in front of it.</summary>
public sealed class ExampleBed : IAsyncLifetime
{
    public const string Vault = "vault";

    /// <summary>The vault's state file, whose every canary is a secret: passwords, environments, commands, volumes, key paths, and what no version of the testbed knows.</summary>
    private const string VaultState = """
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

    private readonly TemporaryFolder _root = new();
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    /// <summary>Of all state files; those of the vault are words of their own.</summary>
    internal IReadOnlyCollection<string> Secrets { get; private set; } = [];

    private string StateFile => $"projects/{Vault}/{Vault}-state.json";

    public async ValueTask InitializeAsync()
    {
        string from = Repository.PathOf("tests", "Portal.Tests", "Fixtures", "testbed", "v1.1");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            _root.Write(Path.GetRelativePath(from, file), (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("@ROOT@", _root.Path, StringComparison.Ordinal));
        }

        int number = 0;
        string state = Regex.Replace(VaultState.Replace("ROOT", _root.Path, StringComparison.Ordinal), "CANARY", _ => $"canary-{++number:00}-{Guid.NewGuid():N}");
        _root.Write($"deployments/{Vault}.json", $$"""{"name": "{{Vault}}", "project_location": "{{_root.Path}}/projects/{{Vault}}", "state": "up"}""");
        _root.Write(StateFile, state);
        Secrets = [.. StateSecrets.In(_root.Path).Where(secret => !secret.StartsWith("canary-", StringComparison.Ordinal)), .. Canaries(state)];
        _portal = await PortalProcess.StartAsync(("Testbed:Root", _root.Path), ("Host:Name", "main"));
        _browser = await Browser.StartAsync();
    }

    internal string ReadVault() => File.ReadAllText(_root.At(StateFile));

    internal void WriteVault(string state) => _root.Write(StateFile, state);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _root.Dispose();
    }

    private static IEnumerable<string> Canaries(string state) =>
        Regex.Matches(state, "canary-[0-9]{2}-[0-9a-f]{32}").Select(match => match.Value);
}
