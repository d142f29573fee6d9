using Portal.Collectors;
using Portal.Exposition.Labels;

namespace Portal.Exposition.Families;

/// <summary>What a guest has several of.</summary>
internal static class GuestDimensions
{
    public static readonly Dimension<GuestScope, VcpuCounters> Vcpus = new(
        0,
        ["vcpu"],
        guest => guest.Cpu is { } cpu ? cpu.Vcpus : [],
        (a, b) => a.Index == b.Index,
        (vcpu, labels) => labels.Add("vcpu", vcpu.Index));

    public static readonly Dimension<GuestScope, GuestDisk> Disks = new(
        1,
        ["device"],
        guest => guest.Sample is { } sample ? sample.Disks : [],
        (a, b) => a.Device == b.Device,
        (disk, labels) => labels.Add("device", disk.Device));

    public static readonly Dimension<GuestScope, NetworkCounters> Networks = new(
        2,
        ["interface"],
        guest => guest.Sample is { } sample ? sample.Networks : [],
        (a, b) => a.Interface == b.Interface,
        (network, labels) => labels.Add("interface", network.Interface));
}
