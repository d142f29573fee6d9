using System.Globalization;

namespace Portal.Tests.Real;

/// <summary>What the kernel says of a container, read by the test itself: the truth that exported figures are held against.</summary>
/// <remarks>cgroups(7): v1 controllers where they are mounted, else the one tree of v2.</remarks>
internal sealed class KernelTruth
{
    private const string Root = "/sys/fs/cgroup";
    private readonly int _processId;
    private readonly Dictionary<string, string> _paths;

    public KernelTruth(int processId)
    {
        _processId = processId;
        // 8:pids:/docker/5e51…  and of v2 0::/system.slice/docker-5e51….scope
        _paths = File.ReadAllLines($"/proc/{processId}/cgroup")
            .Select(line => line.Split(':', 3))
            .SelectMany(fields => fields[1].Split(',').Select(controller => (controller, fields[2])))
            .ToDictionary(pair => pair.controller, pair => pair.Item2);
    }

    private bool IsV1 => Directory.Exists(Root + "/cpuacct");

    public double CpuSeconds() => IsV1
        ? Number("cpuacct", "cpuacct.usage") / 1e9
        : Keyed("", "cpu.stat", "usage_usec") / 1e6;

    public double ThrottledSeconds() => IsV1
        ? Keyed("cpu", "cpu.stat", "throttled_time") / 1e9
        : Keyed("", "cpu.stat", "throttled_usec") / 1e6;

    public double AnonymousBytes() => IsV1 ? Keyed("memory", "memory.stat", "total_rss") : Keyed("", "memory.stat", "anon");

    public double WrittenBytes() => IsV1
        ? Lines("blkio", "blkio.throttle.io_service_bytes_recursive").Where(line => line.Contains(" Write ", StringComparison.Ordinal)).Sum(line => Parse(line.Split(' ')[^1]))
        : Lines("", "io.stat").SelectMany(line => line.Split(' ')).Where(word => word.StartsWith("wbytes=", StringComparison.Ordinal)).Sum(word => Parse(word[7..]));

    /// <summary>Columns 1 and 9 of <c>/proc/&lt;pid&gt;/net/dev</c>: received and sent.</summary>
    public (double Received, double Sent) NetworkBytes(string link)
    {
        string line = File.ReadAllLines($"/proc/{_processId}/net/dev").Single(text => text.TrimStart().StartsWith(link + ":", StringComparison.Ordinal));
        string[] columns = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (Parse(columns[0]), Parse(columns[8]));
    }

    private double Number(string controller, string file) => Parse(File.ReadAllText(PathOf(controller, file)).Trim());

    private double Keyed(string controller, string file, string key) =>
        Parse(Lines(controller, file).Single(line => line.StartsWith(key + " ", StringComparison.Ordinal)).Split(' ')[1]);

    private string[] Lines(string controller, string file) => File.ReadAllLines(PathOf(controller, file));

    private string PathOf(string controller, string file) => $"{Root}/{controller}/{_paths[controller]}/{file}";

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
