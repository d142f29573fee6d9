using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostSensorFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_temperature_celsius", "Temperature", HostDimensions.Sensors, sensor => sensor.Celsius),
        Gauge("testbed_host_temperature_critical_celsius", "Critical temperature", HostDimensions.Sensors, sensor => sensor.CriticalCelsius),
        Counter(
            "testbed_host_energy_joules_total",
            "Energy used; starts again at the hardware's range",
            HostDimensions.Zones,
            energy => MetricValue.Millionths(energy.Microjoules)),
    ];
}
