using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Families;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Gauges;

/// <summary>The guest gauges that TestbedOS had. Two units under one name are upstream's, kept for its dashboards; the canonical families are the cure.</summary>
internal static class TestbedGuestGauges
{
    private const string CpuName = "testbed_guest_cpu";
    private const string MemoryName = "testbed_guest_memory";
    private const string CpuOfOneHelp = "CPU used by the guest, in percent of one CPU";

    private static readonly ImmutableArray<MetricFamily<GuestScope>> Libvirt =
    [
        Gauge(CpuName, "CPU used by the guest, in percent of its virtual CPUs", guest => CpuPercent(guest) / guest.Cpu?.VcpuCount),
        Gauge(MemoryName, "Memory in use inside the guest, in percent of what its kernel sees", guest => UsedPercent(guest.Balloon)),
    ];

    private static readonly ImmutableArray<MetricFamily<GuestScope>> Docker =
    [
        Gauge(CpuName, CpuOfOneHelp, guest => CpuPercent(guest)),
        Gauge(MemoryName, "Memory charged to the guest, page cache included, in GB (1e9 bytes)", guest => guest.Memory?.UsageBytes / 1e9),
    ];

    private static readonly ImmutableArray<MetricFamily<GuestScope>> Android =
    [
        Gauge(CpuName, CpuOfOneHelp, guest => CpuPercent(guest)),
        Gauge(MemoryName, "Resident memory of the guest, in GB (1e9 bytes)", guest => guest.Memory?.RssBytes / 1e9),
    ];

    /// <summary>The gauges of one kind; empty for a kind that TestbedOS did not have.</summary>
    public static ImmutableArray<MetricFamily<GuestScope>> Of(string? kind) => kind switch
    {
        "libvirt" => Libvirt,
        "docker" => Docker,
        "android" => Android,
        _ => [],
    };

    // Null where the guest is not the one of the snapshot before: a new container or process under an old name counts anew.
    private static double? CpuPercent(GuestScope guest)
    {
        if (guest is not { Sample: { } now, Guest.PreviousSample: { } before } ||
            now.RuntimeId != before.RuntimeId || now.StartedAt != before.StartedAt ||
            SnapshotInterval.Of(guest.Host) is not { } interval)
        {
            return null;
        }

        long? used = now.Cpu?.UsageNanoseconds - before.Cpu?.UsageNanoseconds;
        return used >= 0 ? 100.0 * used / interval : null;
    }

    private static double? UsedPercent(BalloonMemory? balloon) =>
        balloon is { UnusedBytes: { } unused, AvailableBytes: > 0 and var available } ? 100 * (1 - ((double)unused / available)) : null;
}
