using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Where one hierarchy is mounted.</summary>
/// <param name="Point">Folder, as it is reached from here.</param>
/// <param name="Root">Which group of the hierarchy the folder shows; <c>/</c> for all of it, something longer for a bind mount or in a container.</param>
/// <param name="Injected">Whether it lies below the injected root as it stands; else it was looked for there.</param>
internal readonly record struct CgroupMount(string Point, string Root, bool Injected)
{
    /// <summary>The folder of a group of this hierarchy; null when the mount does not show it.</summary>
    public string? Folder(string path)
    {
        string below = path;
        if (Root != "/")
        {
            if (!path.StartsWith(Root, StringComparison.Ordinal) || (path.Length > Root.Length && path[Root.Length] != '/'))
            {
                return null;
            }

            below = path[Root.Length..];
        }

        // A path that still climbs lies outside of what this mount shows, and would leave the folder.
        return below.Split('/').Any(segment => segment is ".." or ".") ? null : Point + below.TrimEnd('/');
    }
}

/// <summary>The control group hierarchies among this process' mounts.</summary>
internal sealed class CgroupMounts
{
    /// <summary>The key of cgroup2, which has no controller in its name.</summary>
    public const string V2 = "";

    private readonly Dictionary<string, CgroupMount> _byController = [];

    public CgroupVersion Version =>
        (_byController.ContainsKey(V2), _byController.Count > (_byController.ContainsKey(V2) ? 1 : 0)) switch
        {
            (true, false) => CgroupVersion.V2,
            (false, true) => CgroupVersion.V1,
            (true, true) => CgroupVersion.Hybrid,
            _ => CgroupVersion.None,
        };

    public CgroupMount? this[string controller] => _byController.TryGetValue(controller, out CgroupMount mount) ? mount : null;

    // 35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
    // (1)(2)(3) (4) (5)                  (6)         (7…)     (8) (9)    (10)   (11)
    /// <summary>proc_pid_mountinfo(5). Lines that are not understood, or of other filesystems, are skipped.</summary>
    public static CgroupMounts Parse(ReadOnlySpan<byte> mountinfo, KernelFiles files)
    {
        var mounts = new CgroupMounts();
        while (AsciiFields.TryLine(ref mountinfo, out ReadOnlySpan<byte> line))
        {
            int separator = line.IndexOf(" - "u8);
            if (separator < 0)
            {
                continue;
            }

            var before = new AsciiFields(line[..separator]);
            var after = new AsciiFields(line[(separator + 3)..]);
            if (before.TrySkip(3) && before.TryNext(out ReadOnlySpan<byte> root) && before.TryNext(out ReadOnlySpan<byte> point) &&
                after.TryNext(out ReadOnlySpan<byte> type) && after.TrySkip(1) && after.TryNext(out ReadOnlySpan<byte> options))
            {
                mounts.Add(type, options, Unescape(root), Unescape(point), files);
            }
        }

        return mounts;
    }

    private void Add(ReadOnlySpan<byte> type, ReadOnlySpan<byte> options, string root, string point, KernelFiles files)
    {
        if (type.SequenceEqual("cgroup2"u8))
        {
            Prefer(V2, root, point, files);
        }
        else if (type.SequenceEqual("cgroup"u8))
        {
            foreach (string option in Encoding.UTF8.GetString(options).Split(','))
            {
                // Named hierarchies (name=systemd) and controllers without figures of ours are left out.
                if (option is "cpu" or "cpuacct" or "cpuset" or "memory" or "blkio" or "pids")
                {
                    Prefer(option, root, point, files);
                }
            }
        }
    }

    // In a container the host's mounts lie below the injected root, beside the container's own, which show less.
    private void Prefer(string controller, string root, string point, KernelFiles files)
    {
        bool injected = point.StartsWith(files.Roots.Sys + "/", StringComparison.Ordinal);
        if (_byController.TryGetValue(controller, out CgroupMount known) &&
            (!injected || (known.Injected && known.Root.Length <= root.Length)))
        {
            return;
        }

        string reached = injected ? point
            : point.StartsWith("/sys/", StringComparison.Ordinal) ? files.Sys(point["/sys/".Length..])
            : files.Host(point);
        _byController[controller] = new CgroupMount(reached, root, injected);
    }

    // Blank, tab, line feed and backslash stand as \040 \011 \012 \134.
    private static string Unescape(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text).Replace(@"\040", " ").Replace(@"\011", "\t").Replace(@"\012", "\n").Replace(@"\134", "\\");
}
