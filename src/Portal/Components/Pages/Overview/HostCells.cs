using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>Live texts of a host's row.</summary>
internal static class HostCells
{
    public static CellText Of(LiveFrame frame, string name, string column, ViewSettings settings)
    {
        if (frame.Host(name) is not { } host || host.Machine is not { } machine)
        {
            return new CellText(Number.Absent);
        }

        HostSample? before = host.Before?.Machine;
        return column switch
        {
            "cpu" => Cpu(machine, before, settings.Cpu),
            "load" => new CellText(machine.Load is { IsDefaultOrEmpty: false } load ? Count.Load(load[0]) : Number.Absent),
            "memory" => Memory(machine.Memory),
            "disk" => Disk(machine, before, host.Seconds),
            "network" => Network(machine, before, host.Seconds, settings.Network),
            "guests" => new CellText(Count.Text(host.Answer.Snapshot?.Guests.Count(guest => guest.State is GuestState.Running))),
            "data" => new CellText(DataTexts.AnswerTime(host).Text == Number.Absent ? DataTexts.Age(host).Text : $"{DataTexts.Age(host).Text}\nin{Number.Space}{DataTexts.AnswerTime(host).Text}"),
            _ => new CellText(Number.Absent),
        };
    }

    private static CellText Cpu(HostSample now, HostSample? before, CpuUnit unit)
    {
        double? busy = CpuShares.Between(now.Cpu?.Total, before?.Cpu?.Total)?.BusyRatio;
        int? cores = now.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;
        return new CellText(CpuUse.OfHost(busy, cores, unit), Percent.Level(busy));
    }

    private static CellText Memory(HostMemory? memory)
    {
        long? used = memory?.SizeBytes - memory?.AvailableBytes;
        return new CellText(Bytes.Of(used, memory?.SizeBytes), Percent.Level(Rate.Ratio(used, memory?.SizeBytes)));
    }

    private static CellText Disk(HostSample now, HostSample? before, double? seconds)
    {
        double? read = null;
        double? written = null;
        foreach (HostDisk disk in HostFigures.Known(now.Disks))
        {
            HostDisk? then = HostFigures.Known(before?.Disks ?? default).FirstOrDefault(other => other.Device == disk.Device);
            read = Plus(read, Rate.PerSecond(disk.ReadBytes, then?.ReadBytes, seconds));
            written = Plus(written, Rate.PerSecond(disk.WrittenBytes, then?.WrittenBytes, seconds));
        }

        return Pair("R", read, "W", written);
    }

    private static CellText Network(HostSample now, HostSample? before, double? seconds, NetworkUnit unit)
    {
        (double? received, double? transmitted) = NetworkFigures.Sum(now.Networks, before?.Networks ?? default, seconds);
        return new CellText(Traffic.Pair(received, transmitted, unit));
    }

    /// <summary>Two rates on a line each; one dash where neither is known.</summary>
    internal static CellText Pair(string first, double? one, string second, double? two) =>
        new(one is null && two is null ? Number.Absent : $"{first}{Number.Space}{Bytes.PerSecond(one)}\n{second}{Number.Space}{Bytes.PerSecond(two)}");

    internal static double? Plus(double? sum, double? value) => value is null ? sum : (sum ?? 0) + value;
}
