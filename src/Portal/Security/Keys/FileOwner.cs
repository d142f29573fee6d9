using System.Runtime.InteropServices;

namespace Portal.Security.Keys;

/// <summary>Whose a file is: .NET tells modes and not owners.</summary>
internal static class FileOwner
{
    private const int AT_FDCWD = -100;
    private const uint STATX_UID = 0x8;
    private const int SizeOfStatx = 256;

    /// <summary>The user that this program runs as (geteuid(2)).</summary>
    public static uint Ours => GetEffectiveUserId();

    /// <summary>statx(2), stx_uid at 20; null where the path can't be looked at.</summary>
    public static uint? Of(string path)
    {
        byte[] answer = new byte[SizeOfStatx];
        return Statx(AT_FDCWD, path, 0, STATX_UID, answer) == 0 ? MemoryMarshal.Read<uint>(answer.AsSpan(20)) : null;
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
}
