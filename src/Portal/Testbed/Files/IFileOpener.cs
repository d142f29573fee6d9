namespace Portal.Testbed.Files;

/// <summary>The machine's files, as far as the testbed's are concerned: any call may hang on a mount that doesn't answer.</summary>
internal interface IFileOpener
{
    /// <summary>Opens for reading without waiting for a writer and without following a symlink in the last part of the path.</summary>
    /// <returns>0, or errno.</returns>
    int Open(string path, out IOpenFile? file);

    /// <summary>There is a folder at the path, symlinks followed. False also when a folder above can't be entered.</summary>
    bool FolderExists(string path);

    /// <summary>Names in a folder, in no order.</summary>
    /// <returns>Null when there is no such folder.</returns>
    /// <exception cref="IOException">It can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    string[]? List(string path);
}

/// <summary>An open file or whatever else was at the path. One thread at a time.</summary>
internal interface IOpenFile : IDisposable
{
    FileStatus Status();

    /// <summary>Reads at an offset; 0 at the end.</summary>
    /// <exception cref="IOException">The disk or the mount failed.</exception>
    int Read(Span<byte> buffer, long offset);
}
