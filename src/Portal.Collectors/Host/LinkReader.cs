using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Whether a link is up, and its speed; null where the driver does not say.</summary>
/// <param name="Master">The interface that it is a port of; null for a port of none.</param>
internal readonly record struct LinkState(bool? Up, long? SpeedBytesPerSecond, string? Master = null);

/// <summary>Link state and speed of the host's interfaces, from <c>/sys/class/net</c> (the kernel's ABI document sysfs-class-net). Slow: a driver may ask its hardware.</summary>
internal sealed class LinkReader(KernelFiles files)
{
    private const long BytesPerMegabit = 125_000;

    public IReadOnlyDictionary<string, LinkState> Read()
    {
        Dictionary<string, LinkState> links = new(StringComparer.Ordinal);
        foreach (string folder in SysFolders.In(files.Sys("class/net")))
        {
            string name = Path.GetFileName(folder);
            if (NetworkReader.IsReported(name))
            {
                string? state = SingleValue.ReadText($"{folder}/operstate");
                // A link that is down, and most virtual ones, answer EINVAL or -1; and asking an idle one costs an exception each time.
                long? megabits = state is null or "down" ? null : SingleValue.ReadNumber($"{folder}/speed");
                links[name] = new LinkState(state is null ? null : state == "up", megabits > 0 ? megabits * BytesPerMegabit : null, MasterOf(folder));
            }
        }

        return links;
    }

    // master -> ../br0
    private static string? MasterOf(string folder)
    {
        try
        {
            return Path.GetFileName(new FileInfo($"{folder}/master").LinkTarget);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The interface went away meanwhile.
            return null;
        }
    }
}
