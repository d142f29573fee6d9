using Portal.Collectors;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>Pressure in one figure.</summary>
internal static class Pressure
{
    /// <summary>The largest share of time in which some task waited for CPU, memory or disk; null where none is known.</summary>
    public static double? Largest(PressureCounters? now, PressureCounters? before, double? seconds)
    {
        double?[] shares = [Some(now?.Cpu, before?.Cpu, seconds), Some(now?.Memory, before?.Memory, seconds), Some(now?.Io, before?.Io, seconds)];
        return shares.Max();
    }

    private static double? Some(PressureTimes? now, PressureTimes? before, double? seconds) =>
        Rate.OfNanoseconds(now?.WaitingNanoseconds, before?.WaitingNanoseconds, seconds);
}
