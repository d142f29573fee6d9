using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Collectors;
using Portal.Demo.Cast;

namespace Portal.Demo.Files;

/// <summary>A deployment's state.json in the shape of TestbedOS 1.1.</summary>
internal static class StateFile
{
    /// <param name="hosts">Key → address of every host in the cluster.</param>
    /// <param name="number">Of the deployment: its network is its own.</param>
    public static JsonObject Of(CastDeployment deployment, IReadOnlyDictionary<string, string> hosts, string main, string folder, int number, DateTimeOffset created)
    {
        var guests = new JsonObject();
        for (int id = 0; id < deployment.Guests.Length; id++)
        {
            guests[deployment.Guests[id].Guest.Name] = Guest(deployment, deployment.Guests[id], id, number);
        }

        return new JsonObject
        {
            ["project_name"] = deployment.Name,
            ["creation_date"] = created.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
            ["project_working_dir"] = folder,
            ["testbed_hosts"] = new JsonObject(hosts.Select(host => KeyValuePair.Create<string, JsonNode?>(host.Key, new JsonObject
            {
                ["username"] = "operator",
                ["ip"] = host.Value,
                ["testbed_nic"] = "eno1",
                ["is_main_host"] = host.Key == main,
            }))),
            ["testbed_guests"] = guests,
            ["network"] = new JsonObject { ["ovn"] = NetworkPart.Of(deployment, main, number) },
            ["state_provisioning"] = new JsonObject { ["guests_provisioned"] = deployment.IsUp },
        };
    }

    private static JsonObject Guest(CastDeployment deployment, PlacedGuest placed, int id, int number)
    {
        CastGuest guest = placed.Guest;
        bool isTemplate = guest.Role == CastRole.Template;
        string its = NetworkPart.SwitchOf(guest);
        JsonNode? scaling = isTemplate ? Scaling(deployment.Guests.Count(each => each.Guest.CloneOf == guest.Name)) : null;
        return new JsonObject
        {
            ["name"] = guest.Name,
            ["network"] = isTemplate ? null : new JsonArray(new JsonObject
            {
                ["switch"] = its,
                ["gateway"] = NetworkPart.Gateway(its, number),
                ["mac"] = NetworkPart.Mac(number, id),
                ["ip"] = NetworkPart.Address(its, number, id),
            }),
            [guest.Profile.Kind.Name] = Details(guest, scaling),
            ["testbed_host"] = placed.Host,
            ["is_golden_image"] = isTemplate && guest.Profile.Kind == GuestKind.Libvirt,
            ["guest_id"] = id,
            ["extra_info"] = new JsonObject { ["reference_image"] = null },
        };
    }

    private static JsonObject Details(CastGuest guest, JsonNode? scaling) =>
        guest.Profile.Kind == GuestKind.Libvirt ? new JsonObject
        {
            ["memory_mb"] = guest.Profile.MemoryBytes >> 20,
            ["cpus"] = (int)guest.Profile.Cores,
            ["libvirt_type"] = new JsonObject { ["cloud_image"] = new JsonObject { ["name"] = guest.Profile.Image } },
            ["hostname"] = "",
            ["ssh_address"] = "",
            ["scaling"] = scaling,
            ["is_clone_of"] = guest.CloneOf,
        }
        : guest.Profile.Kind == GuestKind.Android ? new JsonObject
        {
            ["avd"] = new JsonObject { ["android_api_version"] = 34, ["playstore_enabled"] = false },
            ["scaling"] = scaling,
        }
        : new JsonObject { ["image"] = guest.Profile.Image, ["hostname"] = "", ["scaling"] = scaling };

    private static JsonObject Scaling(int count) => new()
    {
        ["count"] = count,
        ["interfaces"] = new JsonObject
        {
            [NetworkPart.Clones] = new JsonObject
            {
                ["clones"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => JsonValue.Create(index))]),
                ["ip_type"] = "dynamic",
            },
        },
    };
}
