using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Portal.Testbed.Files;

/// <summary>The two calls that .NET has no safe form of: its own opener waits for ever on a FIFO, and its attributes call one a normal file.</summary>
/// <remarks>Plain imports, not generated ones: those would need unsafe code in this project.</remarks>
internal static class LibC
{
    public const int EACCES = 13;
    public const int ENOENT = 2;
    public const int ENXIO = 6;
    public const int ENODEV = 19;
    public const int ENOTDIR = 20;
    public const int ELOOP = 40;
    public const int EPERM = 1;

    private const int O_NOCTTY = 0x100;
    private const int O_NONBLOCK = 0x800;
    private const int O_CLOEXEC = 0x80000;
    private const int AT_FDCWD = -100;
    private const int AT_EMPTY_PATH = 0x1000;
    private const uint STATX_BASIC_STATS = 0x7ff;
    private const int SizeOfStatx = 256;

    // The one flag of these that differs between the architectures .NET runs on.
    private static readonly int O_NOFOLLOW =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <returns>0, or errno.</returns>
    public static int OpenForReading(string path, out SafeFileHandle? handle)
    {
        int descriptor = Open(path, O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0);
        handle = descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        return descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>statx(2) of an open file: unlike fstat's, its structure is the same on every architecture.</summary>
    /// <returns>0, or errno.</returns>
    public static int StatusOf(SafeFileHandle handle, out FileStatus status)
    {
        byte[] answer = new byte[SizeOfStatx];
        int result = Statx(handle, "", AT_EMPTY_PATH, STATX_BASIC_STATS, answer);
        status = result == 0 ? Decode(answer) : default;
        return result == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Symlinks are followed.</summary>
    public static bool IsFolder(string path)
    {
        byte[] answer = new byte[SizeOfStatx];
        return StatxAt(AT_FDCWD, path, 0, STATX_BASIC_STATS, answer) == 0 && Decode(answer).Shape == FileShape.Folder;
    }

    /// <summary>struct statx: stx_mode at 28, stx_ino at 32, stx_size at 40, stx_mtime at 112, stx_dev_major and _minor at 136 and 140.</summary>
    private static FileStatus Decode(ReadOnlySpan<byte> answer)
    {
        const int typeMask = 0xF000, regular = 0x8000, folder = 0x4000;
        ulong device = ((ulong)MemoryMarshal.Read<uint>(answer[136..]) << 32) | MemoryMarshal.Read<uint>(answer[140..]);
        Int128 modified = ((Int128)MemoryMarshal.Read<long>(answer[112..]) * 1_000_000_000) + MemoryMarshal.Read<uint>(answer[120..]);
        FileShape shape = (MemoryMarshal.Read<ushort>(answer[28..]) & typeMask) switch
        {
            regular => FileShape.Regular,
            folder => FileShape.Folder,
            _ => FileShape.Other,
        };
        return new FileStatus(shape, new FileSignature(device, MemoryMarshal.Read<ulong>(answer[32..]), MemoryMarshal.Read<long>(answer[40..]), modified));
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(SafeFileHandle folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatxAt(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
}
