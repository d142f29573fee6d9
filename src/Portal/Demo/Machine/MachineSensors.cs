using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Machine;

/// <summary>Temperatures and energy follow the CPU; a heat sink takes its time.</summary>
internal static class MachineSensors
{
    private const double CoolingSeconds = 40;

    /// <param name="busyRatio">Of all cores, over the last <see cref="CoolingSeconds"/>.</param>
    public static ImmutableArray<HostTemperature> Temperatures(double busyRatio, double seconds) =>
    [
        new HostTemperature { Chip = "coretemp", Sensor = "Package id 0", Celsius = Math.Round(36 + (46 * busyRatio) + Math.Sin(seconds / 7)), CriticalCelsius = 100 },
        new HostTemperature { Chip = "coretemp", Sensor = "Core 0", Celsius = Math.Round(34 + (45 * busyRatio) + Math.Sin(seconds / 5)), CriticalCelsius = 100 },
        new HostTemperature { Chip = "nvme", Sensor = "Composite", Celsius = Math.Round(37.85 + (9 * busyRatio), 2), CriticalCelsius = 84.85 },
    ];

    public static double Warmth(MachineLoad load, int cores, double seconds)
    {
        double before = Math.Max(0, seconds - CoolingSeconds);
        return (load.Until(seconds).CpuSeconds - load.Until(before).CpuSeconds) / Math.Max(1, seconds - before) / cores;
    }

    public static ImmutableArray<HostEnergy> Energy(double cpuSeconds, double seconds) =>
        [new HostEnergy { Zone = "package-0", Microjoules = Counted.Whole(((seconds * 22) + (cpuSeconds * 6.5)) * 1e6) }];
}
