using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Neighbours;

/// <summary>What the guests of a host are ranked by.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Title">For people.</param>
/// <param name="Text">An absolute value in words.</param>
public sealed record RankedBy(string Key, string Title, Func<double?, string> Text)
{
    public static RankedBy Cpu { get; } = new("cpu", "CPU", Cores.Text);

    public static RankedBy Memory { get; } = new("mem", "Memory", Bytes.Text);

    public static RankedBy Io { get; } = new("io", "Disk", Bytes.PerSecond);

    public static RankedBy Network { get; } = new("net", "Network", Bytes.PerSecond);

    /// <summary>Time in which it could have run and had no CPU.</summary>
    public static RankedBy Wait { get; } = new("wait", "Waiting for CPU", Percent.Text);

    public static ImmutableArray<RankedBy> All { get; } = [Cpu, Memory, Io, Network, Wait];

    /// <summary>CPU for anything else.</summary>
    public static RankedBy Named(string? key) => All.FirstOrDefault(by => by.Key == key) ?? Cpu;

    /// <summary>An absolute value in words, traffic as the reader wants it.</summary>
    public string Words(double? value, NetworkUnit unit) => this == Network ? Traffic.Text(value, unit) : Text(value);

    /// <summary>What a guest uses now; null where it is not known.</summary>
    internal double? Of(in GuestLive live) => Key switch
    {
        "mem" => live.Now?.Memory is { } memory ? memory.WorkingSetBytes ?? memory.RssBytes ?? memory.UsageBytes : null,
        "io" => Plus(Rate.PerSecond(live.Now?.Storage?.ReadBytes, live.Before?.Storage?.ReadBytes, live.Seconds), Rate.PerSecond(live.Now?.Storage?.WrittenBytes, live.Before?.Storage?.WrittenBytes, live.Seconds)),
        "net" => Both(NetworkFigures.Sum(live.Now?.Networks ?? default, live.Before?.Networks ?? default, live.Seconds)),
        "wait" => WaitOf(live),
        _ => Rate.OfNanoseconds(live.Now?.Cpu?.UsageNanoseconds, live.Before?.Cpu?.UsageNanoseconds, live.Seconds),
    };

    /// <summary>What the whole host uses now; null where it is not known, or where a sum means nothing.</summary>
    internal double? Of(HostLive host)
    {
        HostSample? now = host.Machine;
        switch (Key)
        {
            case "mem":
                return now?.Memory?.SizeBytes - now?.Memory?.AvailableBytes;
            case "io":
                ImmutableArray<HostDisk> before = HostFigures.Known(host.Before?.Machine?.Disks ?? default);
                return HostFigures.Known(now?.Disks ?? default)
                    .Select(disk => (Now: disk, Then: before.FirstOrDefault(other => other.Device == disk.Device)))
                    .Select(disk => Rate.PerSecond(disk.Now.ReadBytes + disk.Now.WrittenBytes, disk.Then?.ReadBytes + disk.Then?.WrittenBytes, host.Seconds))
                    .Aggregate((double?)null, Plus);
            case "net":
                (double? received, double? transmitted) = NetworkFigures.Sum(now?.Networks ?? default, host.Before?.Machine?.Networks ?? default, host.Seconds);
                return Plus(received, transmitted);
            case "wait":
                return null;
            default:
                return CpuShares.Between(now?.Cpu?.Total, host.Before?.Machine?.Cpu?.Total)?.BusyRatio * CoresOf(host);
        }
    }

    /// <summary>What there is of it; null where nothing but the use itself says how much that is.</summary>
    internal double? Whole(HostLive host) => Key switch
    {
        "mem" => host.Machine?.Memory?.SizeBytes,
        "wait" => 1,
        "cpu" => CoresOf(host),
        _ => null,
    };

    /// <summary>Share of the time in which a guest waited: its own group's pressure, or for a VM the mean over its virtual CPUs.</summary>
    internal static double? WaitOf(in GuestLive live)
    {
        if (Rate.OfNanoseconds(live.Now?.Pressure?.Cpu?.WaitingNanoseconds, live.Before?.Pressure?.Cpu?.WaitingNanoseconds, live.Seconds) is { } pressure)
        {
            return pressure;
        }

        ImmutableArray<VcpuCounters> now = HostFigures.Known(live.Now?.Cpu?.Vcpus ?? default);
        ImmutableArray<VcpuCounters> before = HostFigures.Known(live.Before?.Cpu?.Vcpus ?? default);
        return now.IsEmpty || now.Length != before.Length
            ? null
            : Rate.OfNanoseconds(now.Sum(vcpu => vcpu.StealNanoseconds), before.Sum(vcpu => vcpu.StealNanoseconds), live.Seconds) / now.Length;
    }

    private static double? Both((double? Received, double? Transmitted) traffic) => Plus(traffic.Received, traffic.Transmitted);

    private static double? Plus(double? sum, double? value) => value is null ? sum : (sum ?? 0) + value;

    private static double? CoresOf(HostLive host) => host.Machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
}
