using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>What a disk is; null where its driver does not say.</summary>
internal readonly record struct DiskFacts(string? Model, long? SizeBytes);

/// <summary>Model and size of the host's block devices by name, from <c>/sys/block</c> (the kernel's ABI document sysfs-block). Slow: a disk may be changed, and a driver may ask its hardware.</summary>
internal sealed class DiskFactsReader(KernelFiles files)
{
    // Whatever the device's own sectors are.
    private const long BytesPerSector = 512;

    public IReadOnlyDictionary<string, DiskFacts> Read()
    {
        Dictionary<string, DiskFacts> disks = new(StringComparer.Ordinal);
        foreach (string folder in SysFolders.In(files.Sys("block")))
        {
            // sysfs writes the slash in names such as cciss/c0d0 as '!'.
            string device = Path.GetFileName(folder).Replace('!', '/');
            if (DiskReader.MayBeDisk(device))
            {
                long? sectors = SingleValue.ReadNumber($"{folder}/size");
                disks[device] = new DiskFacts(SingleValue.ReadText($"{folder}/device/model"), sectors is > 0 and <= long.MaxValue / BytesPerSector ? sectors * BytesPerSector : null);
            }
        }

        return disks;
    }
}
