namespace Portal.Security.Keys;

/// <summary>A folder that only this user can enter, and files in it that only this user can read; written whole or not at all.</summary>
internal sealed class PrivateFiles(string folder)
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Larger than any file of ours; a mistaken device or log is not read in.</summary>
    private const int LargestBytes = 4 * 1024 * 1024;

    public string Folder { get; } = folder;

    public string PathOf(string name) => Path.Join(Folder, name);

    public bool Exists(string name) => Path.Exists(PathOf(name));

    /// <summary>Makes the folder where it is missing; one that is there may be open to others, as a service's own data folder.</summary>
    /// <exception cref="KeyFileException">It can't be made.</exception>
    public void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Folder, FolderMode);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The folder {Folder} can't be made ({fault.GetType().Name}). Portal:DataDirectory decides where it is.", fault) { CannotWrite = true };
        }
    }

    /// <exception cref="KeyFileException">The folder can't be made, or others may enter it.</exception>
    public void Prepare()
    {
        MakeFolder();
        if (FileOwner.Of(Folder) != FileOwner.Ours)
        {
            throw new KeyFileException($"The folder {Folder} belongs to another user; expected the one that runs this program.");
        }

        if ((File.GetUnixFileMode(Folder) & Others) != UnixFileMode.None)
        {
            throw new KeyFileException($"The folder {Folder} is open to other users; expected mode 0700. Run: chmod 700 {Folder}");
        }
    }

    /// <summary>Null where there is no such file.</summary>
    /// <exception cref="KeyFileException">It is no file, too large, not readable, or others may read it.</exception>
    public byte[]? Read(string name)
    {
        string path = PathOf(name);
        if (!Path.Exists(path))
        {
            return null;
        }

        CheckOwner(path);
        try
        {
            using FileStream file = new(path, new FileStreamOptions { Mode = System.IO.FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
            if (file.Length > LargestBytes)
            {
                throw new KeyFileException($"The file {path} is larger than {LargestBytes} bytes; it is not one of ours.");
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The file {path} can't be read ({fault.GetType().Name}).", fault);
        }
    }

    /// <summary>Into a temporary file that is private from its creation, to the disk, then over the old one.</summary>
    /// <exception cref="KeyFileException">The disk is full or read-only.</exception>
    public void Write(string name, ReadOnlySpan<byte> bytes) => Put(name, bytes, overwrite: true);

    /// <summary>The same for a file that must not exist yet. False: it does.</summary>
    public bool TryCreate(string name, ReadOnlySpan<byte> bytes) => !Exists(name) && Put(name, bytes, overwrite: false);

    private bool Put(string name, ReadOnlySpan<byte> bytes, bool overwrite)
    {
        string path = PathOf(name), temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(temporary, new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = FileMode, BufferSize = 0 }))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && Path.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            DeleteQuietly(temporary);
            throw new KeyFileException($"The file {path} can't be written ({fault.GetType().Name}).", fault) { CannotWrite = true };
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The disk that could not be written: what matters is told by the exception that follows.
        }
    }

    private static void CheckOwner(string path)
    {
        if (FileOwner.Of(path) != FileOwner.Ours)
        {
            throw new KeyFileException($"The file {path} belongs to another user, or can't be looked at; expected the one that runs this program.");
        }

        if ((File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new KeyFileException($"The file {path} can be read by other users; expected mode 0600. Run: chmod 600 {path}");
        }
    }
}
