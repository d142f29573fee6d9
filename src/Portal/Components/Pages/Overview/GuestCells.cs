using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>Live texts of a guest's row.</summary>
internal static class GuestCells
{
    public static CellText Of(in GuestLive live, LiveFrame frame, string column, ViewSettings settings) => live.Now is not { } now
        ? new CellText(Number.Absent)
        : column switch
        {
            "cpu" => Cpu(live, frame, settings.Cpu),
            "memory" => Memory(now.Memory),
            "disk" => HostCells.Pair("R", Disk(live).Read, "W", Disk(live).Written),
            "network" => new CellText(Traffic.Pair(Network(live).Received, Network(live).Transmitted, settings.Network)),
            "age" => DataTexts.Age(frame.Host(live.Guest.Host)),
            _ => new CellText(Number.Absent),
        };

    public static double? CpuCores(in GuestLive live) =>
        Rate.OfNanoseconds(live.Now?.Cpu?.UsageNanoseconds, live.Before?.Cpu?.UsageNanoseconds, live.Seconds);

    public static (double? Read, double? Written) Disk(in GuestLive live)
    {
        double? read = Rate.PerSecond(live.Now?.Storage?.ReadBytes, live.Before?.Storage?.ReadBytes, live.Seconds);
        double? written = Rate.PerSecond(live.Now?.Storage?.WrittenBytes, live.Before?.Storage?.WrittenBytes, live.Seconds);
        return (read, written);
    }

    public static (double? Received, double? Transmitted) Network(in GuestLive live) =>
        NetworkFigures.Sum(live.Now?.Networks ?? default, live.Before?.Networks ?? default, live.Seconds);

    /// <summary>What it really holds: without page cache that could be dropped at once.</summary>
    public static long? UsedMemory(GuestMemory? memory) => memory?.WorkingSetBytes ?? memory?.RssBytes ?? memory?.UsageBytes;

    // In percent of what it may use; without a limit of what the host has.
    private static CellText Cpu(in GuestLive live, LiveFrame frame, CpuUnit unit)
    {
        double? cores = CpuCores(live);
        double? allowance = live.Now?.Cpu?.LimitCores ?? live.Now?.Cpu?.VcpuCount ?? HostCoreCount(frame, live.Guest.Host);
        double? share = Rate.Ratio(cores, allowance);
        return new CellText(CpuUse.OfGuest(share, cores, unit), Percent.Level(share));
    }

    internal static double? HostCoreCount(LiveFrame frame, string? host) =>
        frame.Host(host)?.Machine?.Cpu is { Cores.IsDefaultOrEmpty: false } cpu ? cpu.Cores.Length : null;

    private static CellText Memory(GuestMemory? memory)
    {
        long? used = UsedMemory(memory);
        return new CellText(Bytes.Of(used, memory?.LimitBytes), Percent.Level(Rate.Ratio(used, memory?.LimitBytes)));
    }
}
