using System.Runtime.InteropServices;
using Portal.Testbed.Files;

namespace Portal.Tests.Testbed;

/// <summary>Opens as the user nobody, whoever runs the tests: setfsuid(2) holds for the calling thread only, and a user other than root loses the right to read everything with it.</summary>
internal sealed class NobodysFileOpener : IFileOpener
{
    private const int Nobody = 65534;

    private readonly NativeFileOpener _real = new();

    public int Open(string path, out IOpenFile? file)
    {
        int before = SetFileSystemUser(Nobody);
        try
        {
            return _real.Open(path, out file);
        }
        finally
        {
            _ = SetFileSystemUser(before);
        }
    }

    public bool FolderExists(string path) => _real.FolderExists(path);

    public string[]? List(string path) => _real.List(path);

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(int user);
}
