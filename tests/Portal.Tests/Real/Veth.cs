using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A cable between the network namespaces of two processes, moved in as their <c>eth0</c> or another name, as the testbed does it.</summary>
internal static class Veth
{
    public const string FirstAddress = "10.77.9.1";
    public const string SecondAddress = "10.77.9.2";

    public static async Task ConnectAsync(int firstProcessId, int secondProcessId, string firstName = "eth0", string secondName = "eth0")
    {
        string name = $"pt{firstProcessId % 1_000_000}";
        await Command.RunAsync("ip", "link", "add", name + "a", "type", "veth", "peer", "name", name + "b");
        await MoveAsync(name + "a", firstProcessId, firstName, FirstAddress);
        await MoveAsync(name + "b", secondProcessId, secondName, SecondAddress);
    }

    private static async Task MoveAsync(string link, int processId, string name, string address)
    {
        string process = processId.ToString();
        await Command.RunAsync("ip", "link", "set", link, "netns", process, "name", name);
        await InsideAsync(process, "ip", "address", "add", address + "/30", "dev", name);
        // No router or neighbour discovery: every byte on this cable is one that a test sent.
        await InsideAsync(process, "sh", "-c", $"echo 1 >/proc/sys/net/ipv6/conf/{name}/disable_ipv6 2>/dev/null || true");
        await InsideAsync(process, "ip", "link", "set", name, "up");
    }

    private static Task<string> InsideAsync(string process, params string[] command) =>
        Command.RunAsync("nsenter", ["--target", process, "--net", .. command]);
}
