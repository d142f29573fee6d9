using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Every figure of a guest that is drawn. CPU in cores, shares 0 to 1, amounts bytes, rates per second.</summary>
internal static class GuestFigures
{
    public static FigureSet Of(in GuestLive live)
    {
        var figures = new FigureSet();
        if (live.Now is not { } now)
        {
            return figures;
        }

        GuestSample? before = live.Before;
        double? seconds = live.Seconds;
        Cpu(figures, now.Cpu, before?.Cpu, seconds);
        figures.Add("mem/workingset", now.Memory?.WorkingSetBytes);
        figures.Add("mem/rss", now.Memory?.RssBytes);
        figures.Add("mem/cache", now.Memory?.CacheBytes);
        figures.Add("mem/swap", now.Memory?.SwapBytes);
        figures.Add("mem/balloon", now.Memory?.Balloon?.CurrentBytes);
        figures.Add("mem/inside", now.Memory?.Balloon is { } balloon ? balloon.AvailableBytes - (balloon.UsableBytes ?? balloon.UnusedBytes) : null);
        figures.Add("storage/read", Rate.PerSecond(now.Storage?.ReadBytes, before?.Storage?.ReadBytes, seconds));
        figures.Add("storage/write", Rate.PerSecond(now.Storage?.WrittenBytes, before?.Storage?.WrittenBytes, seconds));
        Disks(figures, now.Disks, before?.Disks ?? default, seconds);
        NetworkFigures.Add(figures, now.Networks, before?.Networks ?? default, seconds);
        PressureFigures.Add(figures, now.Pressure, before?.Pressure, seconds);
        figures.Add("tasks/processes", now.Processes);
        figures.Add("tasks/threads", now.Threads);
        return figures;
    }

    private static void Cpu(FigureSet figures, GuestCpu? now, GuestCpu? before, double? seconds)
    {
        figures.Add("cpu/total", Rate.OfNanoseconds(now?.UsageNanoseconds, before?.UsageNanoseconds, seconds));
        figures.Add("cpu/user", Rate.OfNanoseconds(now?.UserNanoseconds, before?.UserNanoseconds, seconds));
        figures.Add("cpu/system", Rate.OfNanoseconds(now?.SystemNanoseconds, before?.SystemNanoseconds, seconds));
        double? periods = Rate.PerSecond(now?.Periods, before?.Periods, seconds);
        double? throttled = Rate.PerSecond(now?.ThrottledPeriods, before?.ThrottledPeriods, seconds);
        figures.Add("throttle/periods", periods is 0 && throttled is 0 ? 0 : Rate.Ratio(throttled, periods));
        figures.Add("throttle/time", Rate.OfNanoseconds(now?.ThrottledNanoseconds, before?.ThrottledNanoseconds, seconds));
        foreach (VcpuCounters vcpu in HostFigures.Known(now?.Vcpus ?? default))
        {
            VcpuCounters? then = HostFigures.Known(before?.Vcpus ?? default).FirstOrDefault(other => other.Index == vcpu.Index);
            figures.Add($"vcpu/{vcpu.Index}/use", Rate.OfNanoseconds(vcpu.UsageNanoseconds, then?.UsageNanoseconds, seconds));
            figures.Add($"vcpu/{vcpu.Index}/wait", Rate.OfNanoseconds(vcpu.StealNanoseconds, then?.StealNanoseconds, seconds));
        }
    }

    private static void Disks(FigureSet figures, ImmutableArray<GuestDisk> now, ImmutableArray<GuestDisk> before, double? seconds)
    {
        foreach (GuestDisk disk in HostFigures.Known(now))
        {
            GuestDisk? then = HostFigures.Known(before).FirstOrDefault(other => string.Equals(other.Device, disk.Device, StringComparison.Ordinal));
            string name = $"disk/{disk.Device}";
            figures.Add($"{name}/read", Rate.PerSecond(disk.ReadBytes, then?.ReadBytes, seconds));
            figures.Add($"{name}/write", Rate.PerSecond(disk.WrittenBytes, then?.WrittenBytes, seconds));
            figures.Add($"{name}/reads", Rate.PerSecond(disk.Reads, then?.Reads, seconds));
            figures.Add($"{name}/writes", Rate.PerSecond(disk.Writes, then?.Writes, seconds));
            figures.Add($"{name}/flushes", Rate.PerSecond(disk.Flushes, then?.Flushes, seconds));
            figures.Add($"{name}/readlatency", Rate.MeanSeconds(disk.ReadNanoseconds, then?.ReadNanoseconds, disk.Reads, then?.Reads));
            figures.Add($"{name}/writelatency", Rate.MeanSeconds(disk.WriteNanoseconds, then?.WriteNanoseconds, disk.Writes, then?.Writes));
        }
    }
}
