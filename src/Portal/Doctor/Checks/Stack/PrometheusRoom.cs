using Portal.Collectors;
using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Disk room where the engine keeps Prometheus' volume on this host.</summary>
internal sealed class PrometheusRoom(StackOptions stack) : ICheckSource
{
    private const string Volumes = "/var/lib/docker";
    private const long LeastBytes = 5L << 30;
    private const string Expected = "at least 5\u00A0GiB left";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) =>
        [DoctorCheck.Of(CheckGroup.Stack, "Disk room", "Prometheus", () => stack.PrometheusRoot is null ? Finding.NotApplicable("no Prometheus is configured") : Look([.. Known(sight.OwnSnapshot?.Machine)]))];

    internal static Finding Look(HostFilesystem[] filesystems)
    {
        HostFilesystem? holder = filesystems.Where(filesystem => Holds(filesystem.Mountpoint)).MaxBy(filesystem => filesystem.Mountpoint.Length);
        return holder?.AvailableBytes is not { } left
            ? Finding.NotApplicable($"nothing is known of the file system of {Volumes}")
            : Finding.Of(left >= LeastBytes, $"{Problems.Words.Bytes(left)} on {holder.Mountpoint}", Expected, new Fix("See what fills it:", $"du -xhd1 {Problems.Words.Shell(holder.Mountpoint) ?? "/"}"), Verdict.Warning);
    }

    private static bool Holds(string mountpoint) => mountpoint == "/" || Volumes == mountpoint || Volumes.StartsWith(mountpoint + "/", StringComparison.Ordinal);

    private static IEnumerable<HostFilesystem> Known(HostSample? machine) => machine is { Filesystems.IsDefault: false } ? machine.Filesystems : [];
}
