using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Names of block devices by number, from <c>/sys/dev/block/MAJ:MIN</c>, and which of them lie on which (<c>slaves</c>).</summary>
/// <remarks>Kept for a minute: numbers of loop and device-mapper devices are given out again.</remarks>
internal sealed class BlockDevices(KernelFiles files, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    // LVM on RAID on LUKS on a partition is four.
    private const int MaxDepth = 8;

    private readonly Dictionary<(int Major, int Minor), Device> _known = [];
    private long _since;

    /// <summary>Null where the machine has no such device any more.</summary>
    public string? Name(int major, int minor) => Find(major, minor).Name;

    public bool IsStackedOnListed(CgroupIo device, ReadOnlySpan<CgroupIo> listed)
    {
        if (listed.Length < 2)
        {
            return false;
        }

        string[] below = Find(device.Major, device.Minor).Below;
        foreach (CgroupIo other in listed)
        {
            if (below.Length > 0 && Array.IndexOf(below, Find(other.Major, other.Minor).Name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private Device Find(int major, int minor)
    {
        if (clock.GetElapsedTime(_since) > Lifetime)
        {
            _known.Clear();
            _since = clock.GetTimestamp();
        }

        if (!_known.TryGetValue((major, minor), out Device? device))
        {
            string folder = files.Sys($"dev/block/{major}:{minor}");
            HashSet<string> below = [];
            AddBelow(folder, below, MaxDepth);
            _known[(major, minor)] = device = new Device(ReadName(folder), [.. below]);
        }

        return device;
    }

    // MAJOR=254
    // DEVNAME=vda
    private static string? ReadName(string folder)
    {
        _ = KernelFiles.Read($"{folder}/uevent", out ReadOnlySpan<byte> text);
        while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("DEVNAME="u8))
            {
                return Encoding.UTF8.GetString(line["DEVNAME="u8.Length..]);
            }
        }

        return null;
    }

    private void AddBelow(string folder, HashSet<string> below, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        try
        {
            foreach (FileSystemInfo slave in new DirectoryInfo($"{folder}/slaves").EnumerateFileSystemInfos())
            {
                if (below.Add(slave.Name))
                {
                    // A partition lies in its disk's folder (…/block/sda/sda3), and it is the disk that io.stat lists.
                    string? parent = Path.GetFileName(Path.GetDirectoryName(slave.LinkTarget));
                    if (parent is not (null or "" or "block"))
                    {
                        below.Add(parent);
                    }

                    AddBelow(files.Sys($"class/block/{slave.Name}"), below, depth - 1);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // No such folder: nothing lies below, or the device went away meanwhile.
            return;
        }
    }

    private sealed record Device(string? Name, string[] Below);
}
