using System.Collections.Frozen;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>A filesystem that is worth asking for its size.</summary>
internal sealed record FilesystemMount(string Device, string Mountpoint, string Type, bool ReadOnly);

/// <summary>Chooses from <c>/proc/1/mountinfo</c>: local filesystems on disks, each once.</summary>
internal static class FilesystemMounts
{
    // No disk behind them; overlay and squashfs show another filesystem's space, or are always full.
    private static readonly string[] Virtual =
    [
        "autofs", "binfmt_misc", "bpf", "cgroup", "cgroup2", "configfs", "debugfs", "devpts", "devtmpfs", "efivarfs", "erofs", "fusectl", "hugetlbfs", "iso9660", "mqueue", "nsfs",
        "overlay", "proc", "pstore", "ramfs", "rootfs", "rpc_pipefs", "securityfs", "selinuxfs", "smackfs", "squashfs", "sysfs", "tmpfs", "tracefs",
    ];

    // Their statfs asks another machine or program, and hangs as long as that does.
    private static readonly string[] Remote =
        ["9p", "afs", "beegfs", "ceph", "cifs", "coda", "fuse", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "orangefs", "smb3", "smbfs", "virtiofs"];

    private static readonly FrozenSet<string> Excluded = FrozenSet.ToFrozenSet([.. Virtual, .. Remote], StringComparer.Ordinal);

    /// <summary>One per filesystem (major:minor), at its shortest mountpoint; in order of mountpoints.</summary>
    /// <param name="mountinfo">The file.</param>
    /// <param name="whole">False when a line was not understood; the others count all the same.</param>
    public static List<FilesystemMount> Choose(ReadOnlySpan<byte> mountinfo, out bool whole)
    {
        whole = true;
        // Of mounts at one place only the last can be seen, even if it is of a kind that is left out.
        Dictionary<string, (string Number, FilesystemMount Mount)> visible = new(StringComparer.Ordinal);
        while (AsciiFields.TryLine(ref mountinfo, out ReadOnlySpan<byte> line))
        {
            if (!ProcPidMountinfo.TryParse(line, out ProcPidMountinfo mount))
            {
                whole = false;
                continue;
            }

            string mountpoint = ProcPidMountinfo.Unescape(mount.Mountpoint);
            visible[mountpoint] = (ProcPidMountinfo.Unescape(mount.DeviceNumber), new FilesystemMount(
                ProcPidMountinfo.Unescape(mount.Source),
                mountpoint,
                ProcPidMountinfo.Unescape(mount.Type),
                ProcPidMountinfo.HasOption(mount.Options, "ro"u8) || ProcPidMountinfo.HasOption(mount.SuperOptions, "ro"u8)));
        }

        return
        [
            .. visible.Values
                .Where(seen => !Excluded.Contains(seen.Mount.Type) && !seen.Mount.Type.StartsWith("fuse.", StringComparison.Ordinal))
                .GroupBy(seen => seen.Number)
                .Select(group => group.MinBy(seen => (seen.Mount.Mountpoint.Length, seen.Mount.Mountpoint)).Mount)
                .OrderBy(mount => mount.Mountpoint, StringComparer.Ordinal),
        ];
    }
}
