using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Every figure of a host that is drawn. Shares are 0 to 1, amounts bytes, rates per second, temperatures degrees Celsius.</summary>
internal static class HostFigures
{
    public static FigureSet Of(HostLive live)
    {
        var figures = new FigureSet();
        if (live.Machine is not { } now)
        {
            return figures;
        }

        HostSample? before = live.Before?.Machine;
        Cpu(figures, now.Cpu, before?.Cpu);
        for (int i = 0; i < Known(now.Load).Length; i++)
        {
            figures.Add(i switch { 0 => "load/1", 1 => "load/5", _ => "load/15" }, now.Load[i]);
        }

        Memory(figures, now.Memory);
        figures.Add("swap/in", Rate.PerSecond(now.Paging?.SwapInBytes, before?.Paging?.SwapInBytes, live.Seconds));
        figures.Add("swap/out", Rate.PerSecond(now.Paging?.SwapOutBytes, before?.Paging?.SwapOutBytes, live.Seconds));
        HostDiskFigures.Add(figures, now.Disks, before?.Disks ?? default, live.Seconds);
        foreach (HostFilesystem filesystem in Known(now.Filesystems))
        {
            figures.Add($"fs/{filesystem.Mountpoint}/used", filesystem.SizeBytes - filesystem.FreeBytes);
        }

        NetworkFigures.Add(figures, now.Networks, before?.Networks ?? default, live.Seconds);
        PressureFigures.Add(figures, now.Pressure, before?.Pressure, live.Seconds);
        foreach (HostTemperature sensor in Known(now.Temperatures))
        {
            figures.Add($"temp/{sensor.Chip}/{sensor.Sensor}", sensor.Celsius);
        }

        Totals(figures, live);
        return figures;
    }

    /// <summary>A default array is one that could not be read.</summary>
    internal static ImmutableArray<T> Known<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;

    private static void Cpu(FigureSet figures, HostCpu? now, HostCpu? before)
    {
        if (CpuShares.Between(now?.Total, before?.Total) is { } shares)
        {
            figures.Add("cpu/user", shares.UserRatio);
            figures.Add("cpu/nice", shares.NiceRatio);
            figures.Add("cpu/system", shares.SystemRatio);
            figures.Add("cpu/irq", shares.InterruptRatio);
            figures.Add("cpu/iowait", shares.IowaitRatio);
            figures.Add("cpu/steal", shares.StealRatio);
            figures.Add("cpu/busy", shares.BusyRatio);
        }

        ImmutableArray<CoreTimes> earlier = Known(before?.Cores ?? default);
        int at = 0;
        foreach (CoreTimes core in Known(now?.Cores ?? default))
        {
            // Both lists are in the kernel's order; one that came online between is passed over.
            while (at < earlier.Length && earlier[at].Index < core.Index)
            {
                at++;
            }

            CpuTimes? then = at < earlier.Length && earlier[at].Index == core.Index ? earlier[at].Times : null;
            figures.Add($"core/{core.Index}", CpuShares.Between(core.Times, then)?.BusyRatio);
        }
    }

    private static void Memory(FigureSet figures, HostMemory? memory)
    {
        long? cache = memory?.CachedBytes + (memory?.ReclaimableBytes ?? 0);
        figures.Add("mem/cache", cache);
        figures.Add("mem/buffers", memory?.BuffersBytes);
        figures.Add("mem/free", memory?.FreeBytes);
        figures.Add("mem/used", memory?.SizeBytes - memory?.FreeBytes - cache - (memory?.BuffersBytes ?? 0));
        figures.Add("swap/used", memory?.SwapSizeBytes - memory?.SwapFreeBytes);
    }

    // What hosts are added up by: cores and bytes, where the series above are shares, parts or one device's.
    private static void Totals(FigureSet figures, HostLive live)
    {
        HostSample? now = live.Machine;
        HostSample? before = live.Before?.Machine;
        (double? received, double? transmitted) = NetworkFigures.Sum(now?.Networks ?? default, before?.Networks ?? default, live.Seconds);
        (double? read, double? written) = HostDiskFigures.Sum(now?.Disks ?? default, before?.Disks ?? default, live.Seconds);
        figures.Add("all/cpu", now?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? CpuShares.Between(cpu.Total, before?.Cpu?.Total)?.BusyRatio * cpu.Cores.Length : null);
        figures.Add("all/memory", now?.Memory?.SizeBytes - now?.Memory?.AvailableBytes);
        figures.Add("all/net", Sum(received, transmitted));
        figures.Add("all/disk", Sum(read, written));
    }

    private static double? Sum(double? one, double? two) => one is null && two is null ? null : (one ?? 0) + (two ?? 0);
}
