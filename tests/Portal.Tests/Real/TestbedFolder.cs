using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A TestbedOS root with one host, <c>host-a</c>, and the deployments that a test names.</summary>
internal sealed class TestbedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestbedFolder()
    {
        JsonObject host = new()
        {
            ["ip"] = "127.0.0.1",
            ["user"] = "operator",
            ["identity_file"] = "/none",
            ["testbed_nic"] = "lo",
            ["main_interface"] = "lo",
            ["is_main_host"] = true,
            ["ovn"] = new JsonObject { ["chassis_name"] = "host-a" },
        };
        _folder.Write("config/mode.json", "\"Main\"");
        _folder.Write("config/host.json", host.ToJsonString());
        _folder.Write("config/kvm-compose-config.json", new JsonObject { ["testbed_host_ssh_config"] = new JsonObject { ["host-a"] = host.DeepClone() } }.ToJsonString());
        Directory.CreateDirectory(_folder.At("deployments"));
    }

    public string Root => _folder.Path;

    /// <summary>A deployment that is up, all its guests on host-a.</summary>
    public void Deploy(string project, params (string Guest, string Kind)[] guests)
    {
        string location = _folder.At("projects/" + project);
        JsonObject expected = [];
        int id = 0;
        foreach ((string guest, string kind) in guests)
        {
            expected[guest] = new JsonObject
            {
                ["name"] = guest,
                ["network"] = new JsonArray(new JsonObject { ["switch"] = "sw0", ["gateway"] = "10.77.9.254", ["mac"] = $"02:4c:06:00:00:{id:x2}", ["ip"] = $"10.77.9.{id + 1}" }),
                [kind] = Details(kind),
                ["testbed_host"] = "host-a",
                ["is_golden_image"] = false,
                ["guest_id"] = id++,
            };
        }

        _folder.Write($"projects/{project}/{project}-state.json", new JsonObject
        {
            ["project_name"] = project,
            ["creation_date"] = "2026-01-01T00:00:00.000000001+00:00",
            ["project_working_dir"] = location,
            ["testbed_hosts"] = new JsonObject { ["host-a"] = new JsonObject { ["ip"] = "127.0.0.1", ["is_main_host"] = true } },
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

    public void Dispose() => _folder.Dispose();

    private static JsonObject Details(string kind) => kind switch
    {
        "docker" => new JsonObject { ["image"] = DockerDaemon.Image, ["scaling"] = null },
        "libvirt" => new JsonObject { ["memory_mb"] = 64, ["cpus"] = 1, ["scaling"] = null },
        _ => new JsonObject { ["scaling"] = null },
    };
}
