using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

/// <summary>A folder that stands for a machine's /proc, /sys and /. Files are rewritten in place, so that a held handle sees the new content as it would a kernel's.</summary>
public sealed class FakeKernel : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("portal-kernel-").FullName;

    public FakeKernel()
    {
        Directory.CreateDirectory($"{_root}/proc");
        Directory.CreateDirectory($"{_root}/sys");
        Files = new KernelFiles(new KernelRoots($"{_root}/proc", $"{_root}/sys", _root));
    }

    public KernelFiles Files { get; }

    public static string Fixture(string relative) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "kernel", relative);

    public static byte[] FixtureBytes(string relative) => File.ReadAllBytes(Fixture(relative));

    public string Locate(string relative) => $"{_root}/{relative}";

    public FakeKernel Write(string relative, string content) => Write(relative, Encoding.UTF8.GetBytes(content));

    public FakeKernel Write(string relative, byte[] content)
    {
        string path = Locate(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public FakeKernel Link(string relative, string target)
    {
        string path = Locate(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        return this;
    }

    public FakeKernel Delete(string relative)
    {
        string path = Locate(relative);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }

        return this;
    }

    /// <summary>Copies a folder of fixtures over the root.</summary>
    public FakeKernel Copy(string fixtureFolder, string relative = "")
    {
        string source = Fixture(fixtureFolder);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(relative, Path.GetRelativePath(source, file)), File.ReadAllBytes(file));
        }

        return this;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
