using Portal.Collectors;

namespace Portal.Bench.Rig;

/// <summary>How the rig names its hosts and guests: the peers, the testbed's files and the check of an answer agree on it.</summary>
internal static class RigNames
{
    /// <summary>Before the number in a host's name.</summary>
    public const string HostPrefix = "host-";

    private const int Projects = 20;

    /// <param name="host">From 0.</param>
    public static string Host(int host) => string.Create(null, $"{HostPrefix}{host:000}");

    /// <summary>A host that does it wrong.</summary>
    public static string Faulty(int index) => string.Create(null, $"faulty-{index:000}");

    public static string Project(int guest) => string.Create(null, $"lab-{guest % Projects:00}");

    /// <summary>Three containers to two virtual machines.</summary>
    public static GuestKind Kind(int guest) => guest % 5 < 3 ? GuestKind.Docker : GuestKind.Libvirt;

    public static string Guest(int host, int guest) => string.Create(null, $"{(Kind(guest) == GuestKind.Docker ? "web" : "vm")}-{host:000}-{guest:000}");

    public static string Runtime(int host, int guest) => Project(guest) + "-" + Guest(host, guest);

    public static IEnumerable<string> AllProjects(int guests) => Enumerable.Range(0, Math.Min(Projects, guests)).Select(Project);
}
