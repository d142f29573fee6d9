namespace Portal.Security.Keys;

/// <summary>A lock between processes: <c>portal join-token</c> writes beside a running main host.</summary>
/// <remarks>Made by creating a file that must not exist yet: advisory locks are switched off for the program (Portal.csproj). A lock whose holder died is taken over after a while.</remarks>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _path;

    private FileLock(string path) => _path = path;

    /// <exception cref="KeyFileException">Somebody else has held it for five seconds, or the folder can't be written.</exception>
    public static async ValueTask<FileLock> TakeAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = PrivateFiles.FileMode, BufferSize = 0 }).Dispose();
                return new FileLock(path);
            }
            catch (IOException) when (File.Exists(path) && clock.GetElapsedTime(start) < Patience)
            {
                if (clock.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(path)) > Abandoned)
                {
                    File.Delete(path);
                    continue;
                }

                // Held for the time of one small write.
                await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new KeyFileException($"The lock {path} can't be taken ({fault.GetType().Name}).", fault);
            }
        }
    }

    public void Dispose() => File.Delete(_path);
}
