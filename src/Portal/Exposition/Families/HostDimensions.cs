using Portal.Collectors;
using Portal.Exposition.Labels;

namespace Portal.Exposition.Families;

/// <summary>What a host has several of.</summary>
internal static class HostDimensions
{
    public static readonly Dimension<HostScope, CoreTimes> Cores = new(
        0,
        ["cpu"],
        host => host.Machine?.Cpu is { } cpu ? cpu.Cores : [],
        (a, b) => a.Index == b.Index,
        (core, labels) => labels.Add("cpu", core.Index));

    public static readonly Dimension<HostScope, HostDisk> Disks = new(
        1,
        ["device"],
        host => host.Machine is { } machine ? machine.Disks : [],
        (a, b) => a.Device == b.Device,
        (disk, labels) => labels.Add("device", disk.Device));

    public static readonly Dimension<HostScope, HostFilesystem> Filesystems = new(
        2,
        ["device", "mountpoint", "fstype"],
        host => host.Machine is { } machine ? machine.Filesystems : [],
        (a, b) => a.Device == b.Device && a.Mountpoint == b.Mountpoint && a.Type == b.Type,
        (filesystem, labels) => labels.Add("device", filesystem.Device).Add("mountpoint", filesystem.Mountpoint).Add("fstype", filesystem.Type));

    public static readonly Dimension<HostScope, NetworkCounters> Networks = new(
        3,
        ["interface"],
        host => host.Machine is { } machine ? machine.Networks : [],
        (a, b) => a.Interface == b.Interface,
        (network, labels) => labels.Add("interface", network.Interface));

    public static readonly Dimension<HostScope, HostTemperature> Sensors = new(
        4,
        ["chip", "sensor"],
        host => host.Machine is { } machine ? machine.Temperatures : [],
        (a, b) => a.Chip == b.Chip && a.Sensor == b.Sensor,
        (sensor, labels) => labels.Add("chip", sensor.Chip).Add("sensor", sensor.Sensor));

    public static readonly Dimension<HostScope, HostEnergy> Zones = new(
        5,
        ["zone"],
        host => host.Machine is { } machine ? machine.Energy : [],
        (a, b) => a.Zone == b.Zone,
        (energy, labels) => labels.Add("zone", energy.Zone));

    public static readonly Dimension<HostScope, CollectorOutcome> Collectors = new(
        6,
        ["collector", "tier"],
        host => host.Snapshot is { } snapshot ? snapshot.Collectors : [],
        (a, b) => a.Collector == b.Collector && a.Tier == b.Tier,
        (outcome, labels) => labels.Add("collector", outcome.Collector).Add("tier", outcome.Tier));

    /// <summary>Each collector once, whatever its tiers.</summary>
    public static readonly Dimension<HostScope, CollectorOutcome> CollectorNames = new(
        7,
        ["collector"],
        host => host.Snapshot is { } snapshot ? snapshot.Collectors : [],
        (a, b) => a.Collector == b.Collector,
        (outcome, labels) => labels.Add("collector", outcome.Collector))
    {
        MergesDuplicates = true,
    };

    public static readonly Dimension<HostScope, GuestKind> Kinds = new(
        8,
        ["kind"],
        host => host.Kinds,
        (a, b) => a == b,
        (kind, labels) => labels.Add("kind", kind.Name));
}
