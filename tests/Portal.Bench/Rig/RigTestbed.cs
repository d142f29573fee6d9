using System.Text.Json.Nodes;
using Portal.Collectors;
using Portal.Tests.Support;

namespace Portal.Bench.Rig;

/// <summary>A folder of state files that expects every guest of every host, each where it runs.</summary>
internal sealed class RigTestbed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RigTestbed(int hosts, int guests)
    {
        foreach (string project in RigNames.AllProjects(guests))
        {
            JsonObject expected = [];
            int id = 0;
            for (int host = 0; host < hosts; host++)
            {
                for (int guest = 0; guest < guests; guest++)
                {
                    if (RigNames.Project(guest) == project)
                    {
                        expected[RigNames.Guest(host, guest)] = Guest(host, guest, id++);
                    }
                }
            }

            _folder.Write($"{project}-state.json", new JsonObject
            {
                ["project_name"] = project,
                ["creation_date"] = "2026-01-01T00:00:00.000000001+00:00",
                ["project_working_dir"] = _folder.At(project),
                ["testbed_hosts"] = new JsonObject(),
                ["testbed_guests"] = expected,
                ["network"] = new JsonObject { ["ovs"] = new JsonObject() },
                ["state_provisioning"] = new JsonObject { ["guests_provisioned"] = true },
            }.ToJsonString());
        }
    }

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private static JsonObject Guest(int host, int guest, int id) => new()
    {
        ["name"] = RigNames.Guest(host, guest),
        ["network"] = new JsonArray(new JsonObject { ["switch"] = "sw0", ["gateway"] = "10.77.9.254", ["mac"] = $"02:4c:06:00:{host:x2}:{guest:x2}", ["ip"] = $"10.77.{host}.{guest + 1}" }),
        [RigNames.Kind(guest).Name] = RigNames.Kind(guest) == GuestKind.Docker
            ? new JsonObject { ["image"] = "nginx:1.27", ["scaling"] = null }
            : new JsonObject { ["memory_mb"] = 1024, ["cpus"] = 2, ["scaling"] = null },
        ["testbed_host"] = RigNames.Host(host),
        ["is_golden_image"] = false,
        ["guest_id"] = id,
    };
}
