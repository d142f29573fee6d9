using System.Text.Json.Nodes;

namespace Portal.Demo.Files;

/// <summary>The configuration files of a TestbedOS root whose main host is this machine.</summary>
internal static class ClusterFiles
{
    public static JsonObject Host(string name, string address, bool isMain) => new()
    {
        ["ip"] = address,
        ["user"] = "operator",
        ["testbed_nic"] = "eno1",
        ["main_interface"] = "eno1",
        ["is_main_host"] = isMain,
        ["ovn"] = new JsonObject { ["chassis_name"] = name },
    };

    /// <param name="hosts">Key → address.</param>
    public static JsonObject Cluster(IReadOnlyDictionary<string, string> hosts, string main) => new()
    {
        ["testbed_host_ssh_config"] = new JsonObject(hosts.Select(host =>
            KeyValuePair.Create<string, JsonNode?>(host.Key, Host(host.Key, host.Value, host.Key == main)))),
    };
}
