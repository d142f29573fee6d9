using System.Runtime.InteropServices;

namespace Portal.Live;

/// <summary>What the program's native libraries hold, TLS above all: two settings of glibc's allocator, and nothing elsewhere.</summary>
/// <remarks>
/// mallopt(3), malloc_trim(3). By itself glibc gives each thread an arena, up to eight for each CPU, and keeps what was freed in them. A hundred connections over
/// TLS that take turns on a dozen threads spread over all of them: 20 MB that nothing used (measured at 100 hosts).
/// Plain imports, not generated ones: those would need unsafe code in this project.
/// </remarks>
internal static class NativeHeap
{
    private const int M_ARENA_MAX = -8;
    private const int Arenas = 2;

    // Another C library has neither.
    private static bool _isGlibc = true;

    /// <summary>Holds for arenas that are made later, so call it first of all.</summary>
    public static void LimitArenas() => Try(static () => _ = SetOption(M_ARENA_MAX, Arenas));

    /// <summary>Gives what is free back to the system.</summary>
    public static void Trim() => Try(static () => _ = TrimHeap(0));

    private static void Try(Action call)
    {
        if (!_isGlibc)
        {
            return;
        }

        try
        {
            call();
        }
        catch (Exception fault) when (fault is EntryPointNotFoundException or DllNotFoundException)
        {
            _isGlibc = false;
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int TrimHeap(nuint keptBytes);
}
