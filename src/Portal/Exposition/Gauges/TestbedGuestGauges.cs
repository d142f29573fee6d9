using System.Collections.Immutable;
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
        Gauge(CpuName, "CPU used by the guest, in percent of its virtual CPUs", guest => Cpu(guest)),
        Gauge(MemoryName, "Memory in use inside the guest, in percent of what its kernel sees", guest => Memory(guest)),
    ];

    private static readonly ImmutableArray<MetricFamily<GuestScope>> Docker =
    [
        Gauge(CpuName, CpuOfOneHelp, guest => Cpu(guest)),
        Gauge(MemoryName, "Memory charged to the guest, page cache included, in GB (1e9 bytes)", guest => Memory(guest)),
    ];

    private static readonly ImmutableArray<MetricFamily<GuestScope>> Android =
    [
        Gauge(CpuName, CpuOfOneHelp, guest => Cpu(guest)),
        Gauge(MemoryName, "Resident memory of the guest, in GB (1e9 bytes)", guest => Memory(guest)),
    ];

    /// <summary>The gauges of one kind; empty for a kind that TestbedOS did not have.</summary>
    public static ImmutableArray<MetricFamily<GuestScope>> Of(string? kind) => kind switch
    {
        "libvirt" => Libvirt,
        "docker" => Docker,
        "android" => Android,
        _ => [],
    };

    // A host without a portal tells finished percentages, in these very units.
    private static double? Cpu(GuestScope guest) => guest.Host?.Testbed is { } testbed
        ? testbed.Of(guest.Guest.Kind, guest.Guest.RuntimeName)?.CpuPercent
        : GuestGaugeValues.CpuPercent(guest.Sample, guest.Guest.PreviousSample, SnapshotInterval.Of(guest.Host));

    private static double? Memory(GuestScope guest) => guest.Host?.Testbed is { } testbed
        ? testbed.Of(guest.Guest.Kind, guest.Guest.RuntimeName)?.Memory
        : GuestGaugeValues.Memory(guest.Sample);
}
