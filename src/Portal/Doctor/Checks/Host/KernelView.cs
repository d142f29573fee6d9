using Portal.Collectors;

namespace Portal.Doctor.Checks.Host;

/// <summary><c>/proc</c> and <c>/sys</c> are the host's: a container has its own of both.</summary>
internal sealed class KernelView : ICheckSource
{
    private const string Expected = "/proc and /sys of the host";

    // What Docker and Podman leave in every container.
    private static readonly string[] ContainerMarks = ["/.dockerenv", "/run/.containerenv"];

    // The first namespace of processes has this number on every kernel (PROC_PID_INIT_INO): within it /proc shows all processes there are.
    private const string FirstPidNamespace = "pid:[4026531836]";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        [DoctorCheck.Of(CheckGroup.ThisHost, "Kernel files", null, () => Look(sight.Options.HostRoot, sight.Options.Kernel.ProcRoot, sight.Options.Kernel.SysRoot, IsInContainer(), sight.OwnSnapshot?.Machine))];

    internal static Finding Look(string hostRoot, string procRoot, string sysRoot, bool isInContainer, HostSample? machine)
    {
        string[] missing =
        [
            .. machine?.Cpu is null ? [$"{procRoot}/stat"] : Array.Empty<string>(),
            .. machine?.Memory is null ? [$"{procRoot}/meminfo"] : Array.Empty<string>(),
            .. Directory.Exists($"{sysRoot}/class/net") ? Array.Empty<string>() : [$"{sysRoot}/class/net"],
        ];
        if (missing.Length > 0)
        {
            return Finding.Fail($"can't be read: {string.Join(", ", missing)}", Expected, new Fix("As the portal's user, see why:", $"ls -ld {string.Join(' ', missing)}"));
        }

        return isInContainer && hostRoot == "/"
            ? Finding.Fail("the portal runs in a container and reads that container's own files", Expected, new Fix("Mount the host's / read-only, as compose.container.yaml does, and name the place:", "Portal__HostRoot=/host"))
            : Finding.Pass($"{procRoot} and {sysRoot}{(isInContainer ? ", from within a container" : string.Empty)}", Expected);
    }

    private static bool IsInContainer() => ContainerMarks.Any(File.Exists) && new FileInfo("/proc/self/ns/pid").LinkTarget != FirstPidNamespace;
}
