using Portal.Components.Format;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;

namespace Portal.Components.Pages.HostList;

/// <summary>Live texts of a host's row.</summary>
internal static class HostTexts
{
    public static CellText Of(HostEntry host, string column)
    {
        HostUse use = host.Use;
        return column switch
        {
            "cpu" => new CellText(use.CpuRatio is null || use.Cores is not { } cores ? Percent.Text(use.CpuRatio) : $"{Percent.Text(use.CpuRatio)}\nof {Cores.Count(cores)}", Percent.Level(use.CpuRatio)),
            "load" => new CellText(Count.Load(use.LoadPerCore)),
            "memory" => new CellText(Used(use.MemoryUsedBytes, use.MemorySizeBytes), Percent.Level(use.MemoryRatio)),
            "swap" => new CellText(use.SwapSizeBytes is 0 ? "none" : Used(use.SwapUsedBytes, use.SwapSizeBytes)),
            "pressure" => new CellText(Percent.Text(use.PressureRatio)),
            "filesystem" => new CellText(Percent.Text(use.FullestRatio)),
            "network" => HostCells.Pair("↓", use.ReceivedBytesPerSecond, "↑", use.TransmittedBytesPerSecond),
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
