using Portal.Collectors;

namespace Portal.Exposition.Gauges;

/// <summary>Formulas of TestbedOS' guest gauges, each kind with the unit that it had there. Pure; null where a value is absent.</summary>
internal static class GuestGaugeValues
{
    private const string VirtualMachine = "libvirt";

    /// <summary>Percent of its virtual CPUs for a virtual machine, of one CPU for all else.</summary>
    public static double? CpuPercent(GuestSample? now, GuestSample? before, long? intervalNanoseconds)
    {
        // A new container or process under an old name counts anew.
        if (now is null || before is null || now.RuntimeId != before.RuntimeId || now.StartedAt != before.StartedAt || intervalNanoseconds is not { } interval)
        {
            return null;
        }

        long? used = now.Cpu?.UsageNanoseconds - before.Cpu?.UsageNanoseconds;
        double? percent = used >= 0 ? 100.0 * used / interval : null;
        return now.Kind.Name == VirtualMachine ? percent / now.Cpu?.VcpuCount : percent;
    }

    /// <summary>Percent of what its kernel sees for a virtual machine; GB (1e9 bytes) else: charged with page cache for a container, resident for an emulator.</summary>
    public static double? Memory(GuestSample? guest) => guest?.Kind.Name switch
    {
        VirtualMachine => UsedPercent(guest.Memory?.Balloon),
        "docker" => guest.Memory?.UsageBytes / 1e9,
        "android" => guest.Memory?.RssBytes / 1e9,
        _ => null,
    };

    private static double? UsedPercent(BalloonMemory? balloon) =>
        balloon is { UnusedBytes: { } unused, AvailableBytes: > 0 and var available } ? 100 * (1 - ((double)unused / available)) : null;
}
