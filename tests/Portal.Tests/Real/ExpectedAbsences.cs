namespace Portal.Tests.Real;

/// <summary>Which families of the catalogue a machine cannot have, and why; each reason is looked up on the machine itself.</summary>
internal static class ExpectedAbsences
{
    private static readonly Absence[] All =
    [
        new("host", "testbed_host_temperature_celsius", "no sensor", NoFile("/sys/class/hwmon", "temp*_input")),
        new("host", "testbed_host_temperature_critical_celsius", "no sensor with a critical value", NoFile("/sys/class/hwmon", "temp*_crit")),
        new("host", "testbed_host_energy_joules_total", "no energy counter", NoFile("/sys/class/powercap", "energy_uj")),
        new("host", "testbed_host_conntrack_entries", "connections are not tracked", !File.Exists("/proc/sys/net/netfilter/nf_conntrack_count")),
        new("host", "testbed_host_conntrack_entries_limit", "connections are not tracked", !File.Exists("/proc/sys/net/netfilter/nf_conntrack_max")),
        new("host", "testbed_host_network_speed_bytes", "no interface states a speed", !Interfaces().Any(StatesSpeed)),
        .. HostFamilies("testbed_host_network_").Select(family => new Absence("host", family, "no interface beside loopback", !Interfaces().Any())),
        new("collector", "testbed_collector_errors_total", "nothing failed", true),
        new("program", "aspnetcore_circuits_active", "no page was opened yet", true),
        new("program", "aspnetcore_circuits_connected", "no page was opened yet", true),
        new("fanout", "testbed_fanout_failures_total", "nothing failed", true),
        .. Guest("libvirt", "no quota is set for the machine", true, "cpu_periods_total", "cpu_throttled_periods_total", "cpu_throttled_seconds_total"),
        .. Guest("android", "the stand-in has no threads of virtual CPUs", true, "vcpu_seconds_total", "vcpu_steal_seconds_total"),
        .. Guest("docker", "swap is not accounted", !Accounts("memory/memory.memsw.usage_in_bytes") && !IsUnified, "memory_swap_bytes"),
        .. Guest("libvirt", "swap is not accounted", !Accounts("memory/memory.memsw.usage_in_bytes") && !IsUnified, "memory_swap_bytes"),
    ];

    private static bool IsUnified => File.Exists("/sys/fs/cgroup/cgroup.controllers");

    /// <summary>Why a carrier has no such family here; null where it must have it.</summary>
    public static string? ReasonFor(string carrier, CatalogueFamily family) =>
        All.FirstOrDefault(absence => absence.Applies && absence.Carrier == carrier && absence.Family == family.Name)?.Reason;

    private static IEnumerable<Absence> Guest(string kind, string reason, bool applies, params string[] families) =>
        families.Select(family => new Absence(kind, "testbed_guest_" + family, reason, applies));

    private static IEnumerable<string> HostFamilies(string start) =>
        CatalogueFamily.All.Select(family => family.Name).Where(name => name.StartsWith(start, StringComparison.Ordinal));

    private static bool Accounts(string file) => File.Exists("/sys/fs/cgroup/" + file);

    private static IEnumerable<string> Interfaces() =>
        Directory.EnumerateFileSystemEntries("/sys/class/net").Where(path => Path.GetFileName(path) is var name && name != "lo" && !name.StartsWith("veth", StringComparison.Ordinal) && File.Exists(path + "/operstate"));

    private static bool StatesSpeed(string path)
    {
        try
        {
            return int.Parse(File.ReadAllText(path + "/speed")) > 0;
        }
        catch (IOException)
        {
            return false; // EINVAL: a virtual link has none
        }
    }

    private static bool NoFile(string folder, string pattern) =>
        !Directory.Exists(folder) || !Directory.EnumerateDirectories(folder).Any(inner => Directory.EnumerateFiles(inner, pattern).Any());

    private sealed record Absence(string Carrier, string Family, string Reason, bool Applies);
}
