using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A TestbedOS root with one host, <c>host-a</c>, and the deployments that a test names.</summary>
internal sealed class TestbedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestbedFolder()
    {
        _folder.Write("config/mode.json", "\"Main\"");
        _folder.Write("config/host.json", Host("host-a", "127.0.0.1", isMain: true).ToJsonString());
        SetHosts();
        Directory.CreateDirectory(_folder.At("deployments"));
    }

    public string Root => _folder.Path;

    /// <summary>Under the same path below another root: where a portal with that <c>HostRoot</c> looks for what these files name.</summary>
    public void AppearBelow(string hostRoot)
    {
        string path = hostRoot + Root;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, Root);
    }

    /// <summary>A deployment that is up, all its guests on host-a.</summary>
    public void Deploy(string project, params (string Guest, string Kind)[] guests) =>
        Deploy(project, [.. guests.Select(guest => (guest.Guest, guest.Kind, "host-a"))]);

    /// <summary>A deployment that is up, each guest on the host that is named with it.</summary>
    public void Deploy(string project, params (string Guest, string Kind, string Host)[] guests)
    {
        JsonObject expected = [];
        int id = 0;
        foreach ((string guest, string kind, string place) in guests)
        {
            expected[guest] = new JsonObject
            {
                ["name"] = guest,
                ["network"] = new JsonArray(new JsonObject { ["switch"] = "sw0", ["gateway"] = "10.77.9.254", ["mac"] = $"02:4c:06:00:00:{id:x2}", ["ip"] = $"10.77.9.{id + 1}" }),
                [kind] = Details(kind),
                ["testbed_host"] = place,
                ["is_golden_image"] = false,
                ["guest_id"] = id++,
            };
        }

        DeployGuests(project, expected);
    }

    /// <summary>A deployment that is up, with these guests as its state file has them, by name.</summary>
    public void DeployGuests(string project, JsonObject expected)
    {
        string location = _folder.At("projects/" + project);
        _folder.Write($"projects/{project}/{project}-state.json", new JsonObject
        {
            ["project_name"] = project,
            ["creation_date"] = "2026-01-01T00:00:00.000000001+00:00",
            ["project_working_dir"] = location,
            ["testbed_hosts"] = new JsonObject([.. expected.Select(guest => guest.Value!["testbed_host"]!.GetValue<string>()).Append("host-a").Distinct().Select(host =>
                KeyValuePair.Create<string, JsonNode?>(host, new JsonObject { ["ip"] = "127.0.0.1", ["is_main_host"] = host == "host-a" }))]),
            ["testbed_guests"] = expected,
            ["network"] = new JsonObject { ["ovs"] = new JsonObject() },
            ["state_provisioning"] = new JsonObject { ["guests_provisioned"] = true },
        }.ToJsonString());
        _folder.Write($"deployments/{project}.json", new JsonObject
        {
            ["name"] = project,
            ["project_location"] = location,
            ["state"] = "up",
        }.ToJsonString());
    }

    /// <summary>A deployment is down from now on; its guests stay described.</summary>
    public void TakeDown(string project) => _folder.Write($"deployments/{project}.json", new JsonObject
    {
        ["name"] = project,
        ["project_location"] = _folder.At("projects/" + project),
        ["state"] = "down",
    }.ToJsonString());

    /// <summary>Rewrites the cluster file: these hosts beside host-a, by name and address.</summary>
    public void SetHosts(params (string Name, string Address)[] hosts)
    {
        JsonObject members = new() { ["host-a"] = Host("host-a", "127.0.0.1", isMain: true) };
        foreach ((string name, string address) in hosts)
        {
            members[name] = Host(name, address, isMain: false);
        }

        _folder.Write("config/kvm-compose-config.json", new JsonObject { ["testbed_host_ssh_config"] = members }.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();

    private static JsonObject Host(string name, string address, bool isMain) => new()
    {
        ["ip"] = address,
        ["user"] = "operator",
        ["identity_file"] = "/none",
        ["testbed_nic"] = "lo",
        ["main_interface"] = "lo",
        ["is_main_host"] = isMain,
        ["ovn"] = new JsonObject { ["chassis_name"] = name },
    };

    private static JsonObject Details(string kind) => kind switch
    {
        "docker" => new JsonObject { ["image"] = DockerDaemon.Image, ["scaling"] = null },
        "libvirt" => new JsonObject { ["memory_mb"] = 64, ["cpus"] = 1, ["scaling"] = null },
        _ => new JsonObject { ["scaling"] = null },
    };
}
