using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's temperature sensors.</summary>
internal static class HostTemperatureSection
{
    public static SectionView From(ImmutableArray<HostTemperature> temperatures, long? slowAge)
    {
        ImmutableArray<HostTemperature> sensors = HostFigures.Known(temperatures);
        HostTemperature? hottest = sensors.Where(sensor => sensor.Celsius is not null).MaxBy(sensor => sensor.Celsius);
        return new SectionView
        {
            Id = "temperatures",
            Title = "Temperatures",
            Note = sensors.IsEmpty ? "No sensor found." : null,
            Figures = sensors.IsEmpty ? [] : [new SectionFigure("Hottest", hottest is null ? Number.Absent : $"{Count.Celsius(hottest.Celsius)} at {hottest.Chip} {hottest.Sensor}"), SlowAge.Figure(slowAge)],
            Charts = [.. sensors.GroupBy(sensor => sensor.Chip, StringComparer.Ordinal).Select(chip => Plots.Of($"temp-{chip.Key}", chip.Key, ChartUnit.Celsius,
                [.. chip.Take(16).Select(sensor => new ChartSeries($"temp/{sensor.Chip}/{sensor.Sensor}", sensor.Sensor))]) with { Limit = chip.Min(sensor => sensor.CriticalCelsius) })],
        };
    }
}
