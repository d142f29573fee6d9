using Portal.Components.Format;
using Portal.Components.Pages.GuestList;
using Portal.Components.Preferences;
using Portal.Components.Shared;

namespace Portal.Components.Pages.HostList;

/// <summary>Live texts of a host's row.</summary>
internal static class HostTexts
{
    public static CellText Of(HostEntry host, string column, ViewSettings settings)
    {
        HostUse use = host.Use;
        return column switch
        {
            "cpu" => new CellText(CpuUse.OfHost(use.CpuRatio, use.Cores, settings.Cpu, "\n"), Percent.Level(use.CpuRatio)),
            "load" => new CellText(Count.Load(use.LoadPerCore)),
            "memory" => new CellText(Used(use.MemoryUsedBytes, use.MemorySizeBytes), Percent.Level(use.MemoryRatio)),
            "swap" => new CellText(use.SwapSizeBytes is 0 ? "none" : Used(use.SwapUsedBytes, use.SwapSizeBytes)),
            "pressure" => new CellText(Percent.Text(use.PressureRatio)),
            "filesystem" => new CellText(Percent.Text(use.FullestRatio)),
            "network" => new CellText(Traffic.Pair(use.ReceivedBytesPerSecond, use.TransmittedBytesPerSecond, settings.Network)),
            "temperature" => new CellText(Count.Celsius(use.HottestCelsius)),
            "guests" => new CellText(Count.Text(use.RunningGuests)),
            "committed" => new CellText(Percent.Text(use.CommittedRatio)),
            "answer" => new CellText(Span.OfSeconds(use.AnswerSeconds)),
            "clock" => new CellText(Clock(use.ClockOffsetSeconds)),
            "age" => GuestTexts.Age(use.DataAgeSeconds),
            _ => new CellText(Number.Absent),
        };
    }

    private static string Used(long? used, long? size) => used is null || size is null ? Bytes.Text(used) : $"{Bytes.Text(used)}\nof {Bytes.Text(size)}";

    private static string Clock(double? seconds) => seconds is { } offset ? $"{(offset < 0 ? "−" : offset > 0 ? "+" : string.Empty)}{Span.OfSeconds(Math.Abs(offset))}" : Number.Absent;
}
