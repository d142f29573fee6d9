using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Portal.Collectors.Kernel;

/// <summary>The two calls of the C library for which .NET has no equal.</summary>
internal static partial class CLibrary
{
    // The same on x86-64 and arm64 (asm-generic/fcntl.h).
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>Size and use of the filesystem at a path (statvfs(3)); null when the call fails. May hang for as long as the disk does.</summary>
    /// <remarks>DriveInfo was rejected: it knows no inodes, and lists and filters mounts by itself.</remarks>
    public static FilesystemUsage? Statvfs(string path)
    {
        // f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree: the first seven 64-bit members with glibc and musl alike; 14 in all, with room.
        Span<ulong> members = stackalloc ulong[32];
        return StatvfsCall(path, members) == 0
            ? new FilesystemUsage(
                Bytes(members[2], members[1]),
                Bytes(members[3], members[1]),
                Bytes(members[4], members[1]),
                Cut(members[5]),
                Cut(members[6]))
            : null;
    }

    /// <summary>
    /// Opens a file that an outsider may have put there, without waiting for a pipe's other end as File.OpenHandle would. Null when it can't be opened or is no regular file
    /// (pipes and sockets can't be sought, folders can't be read, devices have no size).
    /// </summary>
    public static SafeFileHandle? OpenRegularFile(string path)
    {
        int descriptor = OpenCall(path, ReadOnly | NonBlocking | CloseOnExec);
        if (descriptor < 0)
        {
            return null;
        }

        SafeFileHandle handle = new(descriptor, ownsHandle: true);
        try
        {
            if (RandomAccess.GetLength(handle) > 0)
            {
                return handle;
            }
        }
        catch (Exception fault) when (fault is NotSupportedException or IOException)
        {
            // A pipe or a socket: the answer is the null below.
        }

        handle.Dispose();
        return null;
    }

    private static long Bytes(ulong blocks, ulong blockBytes) => (long)UInt128.Min((UInt128)blocks * blockBytes, long.MaxValue);

    private static long Cut(ulong value) => (long)Math.Min(value, long.MaxValue);

    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatvfsCall(string path, Span<ulong> members);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenCall(string path, int flags);
}

/// <summary>What statvfs(3) says of a filesystem; inodes are 0 where it counts none.</summary>
internal readonly record struct FilesystemUsage(long SizeBytes, long FreeBytes, long AvailableBytes, long Inodes, long InodesFree);
