using Portal.Components.Grafana;

namespace Portal.Tests.Real.Panels;

/// <summary>Lines of panels that stay empty for a subject, and why. All others must have data.</summary>
internal static class PanelAbsences
{
    private static readonly Absence[] All =
    [
        new(GrafanaPanels.Guest.Vcpus, "vCPU", "docker", "a container has no virtual CPUs"),
        new(GrafanaPanels.Guest.Throttling, "", "libvirt", "no quota is set for the machine"),
        new(GrafanaPanels.Guest.Throttling, "", "android", "an emulator has no cgroup of its own, so no quota"),
        new(GrafanaPanels.Guest.Memory, "used inside", "docker", "a container has no balloon"),
        new(GrafanaPanels.Guest.Memory, "balloon", "docker", "a container has no balloon"),
        new(GrafanaPanels.Guest.Memory, "swapped out", "docker", "swap is not accounted") { Applies = !AccountsSwap },
        new(GrafanaPanels.Guest.Memory, "swapped out", "libvirt", "swap is not accounted") { Applies = !AccountsSwap },
        new(GrafanaPanels.Guest.Memory, "working set", "android", "an emulator has no cgroup of its own"),
        new(GrafanaPanels.Guest.Memory, "page cache", "android", "an emulator has no cgroup of its own"),
        new(GrafanaPanels.Guest.Memory, "used inside", "android", "an emulator has no balloon that tells anything"),
        new(GrafanaPanels.Guest.Memory, "balloon", "android", "an emulator has no balloon that tells anything"),
        new(GrafanaPanels.Guest.Disks, "{{device}}", "android", "the kernel counts what a process reads and writes, not where"),
        new(GrafanaPanels.Guest.Pressure, "", "android", "an emulator has no cgroup of its own"),
        new(GrafanaPanels.Guest.Processes, "processes", "libvirt", "only a container's cgroup is a count of its processes"),
        new(GrafanaPanels.Guest.Processes, "processes", "android", "only a container's cgroup is a count of its processes"),
        new(GrafanaPanels.Guest.Processes, "limit", "libvirt", "nothing limits its threads"),
        new(GrafanaPanels.Guest.Processes, "limit", "android", "nothing limits its threads"),
        new(GrafanaPanels.Host.Temperatures, "{{chip}} {{sensor}} critical", "host", "no sensor with a critical value") { Applies = NoFile("/sys/class/hwmon", "temp*_crit") },
        new(GrafanaPanels.Host.Temperatures, "{{chip}} {{sensor}}", "host", "no sensor") { Applies = NoFile("/sys/class/hwmon", "temp*_input") },
        new(GrafanaPanels.Host.Networks, "", "host", "no interface beside loopback") { Applies = !Directory.EnumerateFileSystemEntries("/sys/class/net").Any(path => Path.GetFileName(path) is "eth0") },
        new(GrafanaPanels.Host.Pressure, "", "host", "the kernel tells no pressure") { Applies = !File.Exists("/proc/pressure/cpu") },
        new(GrafanaPanels.Portal.Failures, "{{collector}}", "all", "no collector failed") { IsCertain = false },
    ];

    private static bool AccountsSwap => File.Exists("/sys/fs/cgroup/memory/memory.memsw.usage_in_bytes") || File.Exists("/sys/fs/cgroup/cgroup.controllers");

    /// <summary>Why the line stays empty; null where it must have data.</summary>
    public static string? ReasonFor(GrafanaPanel panel, string legend, string subject) => Find(panel, legend, subject)?.Reason;

    /// <summary>False where the line may have data after all: a busy machine can make a call fail.</summary>
    public static bool IsCertain(GrafanaPanel panel, string legend, string subject) => Find(panel, legend, subject)?.IsCertain ?? true;

    private static Absence? Find(GrafanaPanel panel, string legend, string subject) =>
        All.FirstOrDefault(absence => absence.Applies && absence.Panel == panel && absence.Subject == subject && legend.StartsWith(absence.LegendStart, StringComparison.Ordinal));

    private static bool NoFile(string folder, string pattern) =>
        !Directory.Exists(folder) || !Directory.EnumerateDirectories(folder).Any(inner => Directory.EnumerateFiles(inner, pattern).Any());

    /// <param name="LegendStart">How the line's legend begins; empty for all lines of the panel.</param>
    private sealed record Absence(GrafanaPanel Panel, string LegendStart, string Subject, string Reason)
    {
        public bool Applies { get; init; } = true;

        public bool IsCertain { get; init; } = true;
    }
}
