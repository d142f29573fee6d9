using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A cable between the network namespaces of two processes, moved in as their <c>eth0</c>, as the testbed does it.</summary>
internal static class Veth
{
    public const string FirstAddress = "10.77.9.1";
    public const string SecondAddress = "10.77.9.2";

    public static async Task ConnectAsync(int firstProcessId, int secondProcessId)
    {
        string name = $"pt{firstProcessId % 1_000_000}";
        await Command.RunAsync("ip", "link", "add", name + "a", "type", "veth", "peer", "name", name + "b");
        await MoveAsync(name + "a", firstProcessId, FirstAddress);
        await MoveAsync(name + "b", secondProcessId, SecondAddress);
    }

    private static async Task MoveAsync(string link, int processId, string address)
    {
        string process = processId.ToString();
        await Command.RunAsync("ip", "link", "set", link, "netns", process, "name", "eth0");
        await InsideAsync(process, "ip", "address", "add", address + "/30", "dev", "eth0");
        // No router or neighbour discovery: every byte on this cable is one that a test sent.
        await InsideAsync(process, "sh", "-c", "echo 1 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6 2>/dev/null || true");
        await InsideAsync(process, "ip", "link", "set", "eth0", "up");
    }

    private static Task<string> InsideAsync(string process, params string[] command) =>
        Command.RunAsync("nsenter", ["--target", process, "--net", .. command]);
}
