using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Energy used by RAPL zones, from <c>/sys/class/powercap</c> (the kernel's power/powercap document). Readable by root only.</summary>
internal sealed class EnergyReader(KernelFiles files)
{
    private const string Prefix = "intel-rapl:";

    /// <summary>One per zone and sub-zone that may be read; empty on machines without.</summary>
    public ImmutableArray<HostEnergy> Read()
    {
        var zones = SysFolders.In(files.Sys("class/powercap"), Prefix + "*")
            .Where(folder => File.Exists($"{folder}/energy_uj"))
            .Select(folder => (Path: folder, Name: SingleValue.ReadText($"{folder}/name") ?? Path.GetFileName(folder), Energy: SingleValue.ReadNumber($"{folder}/energy_uj")))
            .Where(zone => zone.Energy is not null)
            .ToList();
        HashSet<string> twice = [.. zones.GroupBy(zone => zone.Name).Where(group => group.Count() > 1).Select(group => group.Key)];
        return
        [
            .. zones.Select(zone => new HostEnergy
            {
                Zone = twice.Contains(zone.Name) ? $"{zone.Name}-{Path.GetFileName(zone.Path)[Prefix.Length..].Replace(':', '-')}" : zone.Name,
                Microjoules = zone.Energy!.Value,
            }),
        ];
    }
}
