using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Demo.Cast;

namespace Portal.Demo.Files;

/// <summary>A deployment's logical network in the shape of TestbedOS 1.1: servers at one switch, clones at another, a router between them and a network outside.</summary>
internal static class NetworkPart
{
    public const string Clones = "lab";
    private const string Servers = "sw0";
    private const string Outside = "uplink";

    public static string SwitchOf(CastGuest guest) => guest.CloneOf is null ? Servers : Clones;

    /// <param name="number">Of the deployment: its networks are its own.</param>
    /// <param name="id">Of the guest; null for the network itself.</param>
    public static string Address(string its, int number, int? id)
    {
        int first = (number / 250) + (its == Clones ? 50 : 10);
        return string.Create(CultureInfo.InvariantCulture, $"10.{first}.{number % 250}.{(id is { } guest ? (guest % 253) + 1 : 0)}");
    }

    public static string Gateway(string its, int number) => Address(its, number, 253);

    public static string Mac(int number, int id) => string.Create(CultureInfo.InvariantCulture, $"02:4c:{number / 256:x2}:{number % 256:x2}:{id / 256:x2}:{id % 256:x2}");

    public static JsonObject Of(CastDeployment deployment, string main, int number)
    {
        string p = deployment.Name;
        string router = $"{p}-lr0", outer = $"{p}-{Outside}";
        string outside = string.Create(CultureInfo.InvariantCulture, $"172.31.{number % 250}");
        string[] inner = [.. deployment.Guests.Select(guest => SwitchOf(guest.Guest)).Distinct().Order(StringComparer.Ordinal)];
        var switches = new JsonObject { [outer] = Switch(outer, outside + ".0") };
        var ports = new JsonObject { [$"{p}-ls-{Outside}"] = Port($"{p}-ls-{Outside}", outer, "LocalNet", new JsonObject { ["provider_network_name"] = "campus-backbone" }) };
        var routerPorts = new JsonObject();
        foreach (string its in inner)
        {
            switches[$"{p}-{its}"] = Switch($"{p}-{its}", Address(its, number, null));
            Connect(its, Gateway(its, number), null);
        }

        Connect(Outside, outside + ".40", main);
        for (int id = 0; id < deployment.Guests.Length; id++)
        {
            PlacedGuest placed = deployment.Guests[id];
            if (placed.Guest.Role != CastRole.Template)
            {
                string its = SwitchOf(placed.Guest), name = $"{p}-{its}-{placed.Guest.Name}-0";
                ports[name] = Port(name, $"{p}-{its}", "Internal", new JsonObject
                {
                    ["ovs_port_name"] = name,
                    ["ip"] = Ip(Address(its, number, id)),
                    ["chassis_name"] = placed.Host,
                    ["mac_address"] = new JsonObject { ["address"] = Mac(number, id) },
                });
            }
        }

        return new JsonObject
        {
            ["switches"] = switches,
            ["switch_ports"] = ports,
            ["routers"] = new JsonObject { [router] = Router(router, outside, number) },
            ["router_ports"] = routerPorts,
            ["ovs_ports"] = new JsonObject(),
            ["acl"] = new JsonObject([.. inner.Where(its => its == Clones).SelectMany(its => Acls($"{p}-{its}", Address(Servers, number, null)))]),
            ["dhcp_options"] = new JsonArray(),
        };

        void Connect(string its, string address, string? chassis)
        {
            string port = $"{router}-{its}";
            ports[$"rp-{port}"] = Port($"rp-{port}", $"{p}-{its}", "Router", new JsonObject { ["router_port_name"] = port, ["mac_address"] = new JsonObject { ["address"] = "router", ["as_bytes"] = null } });
            routerPorts[port] = new JsonObject
            {
                ["name"] = port,
                ["parent_router"] = router,
                ["mac_address"] = new JsonObject { ["address"] = Mac(number, 65_000 + routerPorts.Count) },
                ["ip"] = Subnet(address),
                ["chassis_name"] = chassis,
            };
        }
    }

    private static JsonObject Router(string name, string outside, int number) => new()
    {
        ["name"] = name,
        ["routing"] = Pair(new JsonObject { ["router_name"] = name, ["prefix"] = Subnet("0.0.0.0", 0), ["next_hop"] = Ip(outside + ".1") }),
        ["external_gateway"] = new JsonArray(),
        ["nat"] = Pair(
            new JsonObject { ["logical_router_name"] = name, ["external_ip"] = Ip(outside + ".40"), ["logical_ip"] = Subnet(Address(Servers, number, null)), ["nat_type"] = "SNat" },
            new JsonObject { ["logical_router_name"] = name, ["external_ip"] = Ip(outside + ".41"), ["logical_ip"] = Ip(Address(Servers, number, 0)), ["nat_type"] = "DnatSNat" }),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Acls(string its, string servers)
    {
        foreach ((int priority, string match, string action) in new[] { (950, $"ip4 && ip4.src == {servers}/24", "allow-related"), (900, "ip", "drop") })
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{its}-to-lport-{action}-{priority}");
            yield return KeyValuePair.Create<string, JsonNode?>(name, new JsonObject
            {
                ["entity_name"] = its,
                ["type"] = "Switch",
                ["direction"] = "to-lport",
                ["priority"] = priority,
                ["match"] = match,
                ["action"] = action,
                ["ovn_resource_name"] = name,
            });
        }
    }

    private static JsonObject Switch(string name, string network) => new() { ["name"] = name, ["subnet"] = Subnet(network), ["dhcp"] = null };

    private static JsonObject Port(string name, string its, string type, JsonObject content) =>
        new() { ["name"] = name, ["parent_switch"] = its, ["port_type"] = new JsonObject { [type] = content }, ["dhcp_options_uuid"] = null };

    /// <summary>How the testbed writes a map whose keys are several texts.</summary>
    private static JsonArray Pair(params JsonObject[] values) =>
        new([.. values.Select(value => new JsonObject { ["key"] = new JsonArray(), ["val"] = value })]);

    private static JsonObject Ip(string address) => new() { ["Ip"] = address };

    private static JsonObject Subnet(string address, int mask = 24) => new() { ["Subnet"] = new JsonObject { ["ip"] = address, ["mask"] = mask } };
}
