using Microsoft.Win32.SafeHandles;

namespace Portal.Testbed.Files;

/// <summary>The real files.</summary>
internal sealed class NativeFileOpener : IFileOpener
{
    public int Open(string path, out IOpenFile? file)
    {
        int error = LibC.OpenForReading(path, out SafeFileHandle? handle);
        file = handle is null ? null : new NativeOpenFile(handle);
        return error;
    }

    public bool FolderExists(string path) => LibC.IsFolder(path);

    public string[]? List(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(path).Select(entry => entry[(entry.LastIndexOf('/') + 1)..])];
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private sealed class NativeOpenFile(SafeFileHandle handle) : IOpenFile
    {
        public FileStatus Status() => LibC.StatusOf(handle, out FileStatus status) == 0
            ? status
            : throw new IOException("The file's status can't be read.");

        public int Read(Span<byte> buffer, long offset) => RandomAccess.Read(handle, buffer, offset);

        public void Dispose() => handle.Dispose();
    }
}
