using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

/// <summary>Trees of <c>Fixtures/cgroups</c>; see the README there.</summary>
internal static class CgroupFixtures
{
    public const string WebId = "8b0f3f958926bcc8853a440d7991e5be6bcdaad3734f94254a5895d9f4b835b5";
    public const int WebPid = 17271;

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "cgroups");

    public static KernelFiles Tree(string name) => new(new KernelRoots($"{Folder}/{name}/proc", $"{Folder}/{name}/sys", $"{Folder}/{name}"));

    /// <summary>A copy that a test may change.</summary>
    public static KernelFiles CopyOf(string name, out string folder)
    {
        folder = Directory.CreateTempSubdirectory("cgroups-").FullName;
        string source = $"{Folder}/{name}";
        foreach (string directory in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(folder + directory[source.Length..]);
        }

        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, folder + file[source.Length..]);
        }

        return new KernelFiles(new KernelRoots($"{folder}/proc", $"{folder}/sys", folder));
    }

    /// <summary>Cuts after the first segment that holds <paramref name="id"/>.</summary>
    public static Func<string, string?> CutAfter(string id) => path =>
    {
        int at = path.IndexOf(id, StringComparison.Ordinal);
        int end = at < 0 ? -1 : path.IndexOf('/', at);
        return at < 0 ? null : end < 0 ? path : path[..end];
    };
}
