using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Portal.Security.Keys;

/// <summary>A lock between processes: <c>portal join-token</c> writes beside a running main host.</summary>
/// <remarks>flock(2), called by hand because the runtime's own is switched off for the program (Portal.csproj). The kernel gives it back when its holder dies, so none is ever left behind; the empty file stays.</remarks>
internal sealed class FileLock : IDisposable
{
    private const int LOCK_EX = 2;
    private const int LOCK_NB = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <exception cref="KeyFileException">Somebody else has held it for five seconds, or the folder can't be written.</exception>
    public static async ValueTask<FileLock> TakeAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            if (TryTake(path) is { } held)
            {
                return held;
            }

            if (clock.GetElapsedTime(start) >= Patience)
            {
                throw new KeyFileException($"The lock {path} has been held by another program for {Patience.TotalSeconds} seconds.") { CannotWrite = true };
            }

            // Held for the time of one small write.
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, UnixCreateMode = PrivateFiles.FileMode, BufferSize = 0 });
        }
        catch (IOException) when (File.Exists(path))
        {
            // Where the runtime's own locks are on, as in tests, opening is what finds it held.
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The lock {path} can't be taken ({fault.GetType().Name}).", fault) { CannotWrite = true };
        }

        if (Flock(file.SafeFileHandle, LOCK_EX | LOCK_NB) == 0)
        {
            return new FileLock(file);
        }

        file.Dispose();
        return null;
    }

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flock(SafeFileHandle file, int operation);
}
