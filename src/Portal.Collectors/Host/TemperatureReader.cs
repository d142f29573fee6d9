using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Temperatures of the host, from <c>/sys/class/hwmon</c> (the kernel's hwmon/sysfs-interface document): millidegrees there, degrees here. Slow: some chips take tens of milliseconds.</summary>
internal sealed class TemperatureReader(KernelFiles files)
{
    private const string Folder = "hwmon";
    private const string Input = "_input";

    /// <summary>One per sensor that says something; empty on machines without, as virtual ones.</summary>
    public ImmutableArray<HostTemperature> Read()
    {
        var chips = SysFolders.In(files.Sys("class/hwmon"), Folder + "*")
            .Select(folder => (Path: folder, Name: SingleValue.ReadText($"{folder}/name") ?? Path.GetFileName(folder)))
            .ToList();
        HashSet<string> twice = [.. chips.GroupBy(chip => chip.Name).Where(group => group.Count() > 1).Select(group => group.Key)];
        return [.. chips.SelectMany(chip => Sensors(chip.Path, twice.Contains(chip.Name) ? $"{chip.Name}-{Path.GetFileName(chip.Path)[Folder.Length..]}" : chip.Name))];
    }

    private static IEnumerable<HostTemperature> Sensors(string folder, string chip)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (string input in SysFolders.In(folder, "temp*" + Input))
        {
            string stem = input[..^Input.Length];
            string file = Path.GetFileName(stem);       // temp1
            string sensor = (File.Exists(stem + "_label") ? SingleValue.ReadText(stem + "_label") : null) ?? file;
            // A label may occur twice on one chip, a file name can't.
            sensor = taken.Add(sensor) ? sensor : $"{sensor}-{file["temp".Length..]}";
            taken.Add(sensor);
            HostTemperature temperature = new()
            {
                Chip = chip,
                Sensor = sensor,
                Celsius = SingleValue.ReadNumber(input) / 1000.0,
                CriticalCelsius = File.Exists(stem + "_crit") ? SingleValue.ReadNumber(stem + "_crit") / 1000.0 : null,
            };
            if (temperature.Celsius is not null || temperature.CriticalCelsius is not null)
            {
                yield return temperature;
            }
        }
    }
}
