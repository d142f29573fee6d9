using Portal.Collectors;

namespace Portal.Live;

/// <summary>Share of the time in which tasks waited (some) or none could run (full), 0 to 1.</summary>
internal static class PressureFigures
{
    public static void Add(FigureSet figures, PressureCounters? now, PressureCounters? before, double? seconds)
    {
        Add(figures, "psi/cpu", now?.Cpu, before?.Cpu, seconds);
        Add(figures, "psi/mem", now?.Memory, before?.Memory, seconds);
        Add(figures, "psi/io", now?.Io, before?.Io, seconds);
    }

    private static void Add(FigureSet figures, string name, PressureTimes? now, PressureTimes? before, double? seconds)
    {
        figures.Add($"{name}/some", Rate.OfNanoseconds(now?.WaitingNanoseconds, before?.WaitingNanoseconds, seconds));
        figures.Add($"{name}/full", Rate.OfNanoseconds(now?.StalledNanoseconds, before?.StalledNanoseconds, seconds));
    }
}
