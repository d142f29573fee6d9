using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;

namespace Portal.Components.Pages.GuestList;

/// <summary>Live texts of a guest's row.</summary>
internal static class GuestTexts
{
    /// <summary>Column of a square that is filled to its CPU.</summary>
    public const string SquareOfCpu = "square-cpu";

    /// <summary>Column of a square that is filled to its memory.</summary>
    public const string SquareOfMemory = "square-memory";

    /// <summary>Of a guest by itself.</summary>
    public static CellText Of(GuestEntry entry, string column, ViewSettings settings) => Of(new GuestUnit { Name = entry.Guest.Name, Guests = [entry] }, entry, column, settings);

    public static CellText Of(GuestUnit unit, GuestEntry entry, string column, ViewSettings settings)
    {
        GuestUse use = entry.Use;
        return column switch
        {
            "cpu" => new CellText(Marked(CpuUse.OfGuest(use.CpuRatio, use.CpuCores, settings.Cpu, "\n"), unit, entry, CloneFigures.Cpu), Percent.Level(use.CpuRatio)),
            "memory" => new CellText(Marked(Memory(use), unit, entry, CloneFigures.Memory), Percent.Level(use.MemoryRatio)),
            SquareOfCpu => new CellText(use.CpuRatio is null ? Cores.Text(use.CpuCores) : Percent.Text(use.CpuRatio), Percent.Level(use.CpuRatio)),
            SquareOfMemory => new CellText(use.MemoryRatio is null ? Bytes.Text(use.MemoryUsedBytes) : Percent.Text(use.MemoryRatio), Percent.Level(use.MemoryRatio)),
            "disk" => CellText.Pair("R", use.ReadBytesPerSecond, "W", use.WrittenBytesPerSecond),
            "network" => new CellText(Traffic.Pair(use.ReceivedBytesPerSecond, use.TransmittedBytesPerSecond, settings.Network)),
            "pressure" => new CellText(Percent.Text(use.PressureRatio)),
            "uptime" => new CellText(use.UptimeSeconds is { } up ? Span.Text(TimeSpan.FromSeconds(up)) : Number.Absent),
            "restarts" => new CellText(Count.Text(use.Restarts)),
            "age" => Age(entry.DataAgeSeconds),
            _ => new CellText(Number.Absent),
        };
    }

    private static string Memory(GuestUse use) =>
        Bytes.Text(use.MemoryUsedBytes) + (use is { MemoryUsedBytes: not null, MemoryLimitBytes: { } limit } ? $"\nof {Bytes.Text(limit)}" : string.Empty);

    // An answer of this tick has no age worth reading.
    internal static CellText Age(double? seconds) => new(seconds switch
    {
        null => Number.Absent,
        < 3 => "now",
        { } age => $"{Span.Text(TimeSpan.FromSeconds(age))} old",
    });

    // A row has two lines: what is far from its like says so in the second.
    private static string Marked(string text, GuestUnit unit, GuestEntry entry, CloneFigures figures) =>
        unit.IsGroup && figures.TimesMedian(unit, entry) is { } times ? $"{text.Split('\n')[0]}\n▲ {Number.Text(times)} × median" : text;
}
