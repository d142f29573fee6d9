using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors;
using Portal.Testbed;
using Portal.Testbed.Files;
using Portal.Tests.Support;

namespace Portal.Tests.Testbed;

/// <summary>A copy of an example root in a temporary folder, with <c>@ROOT@</c> replaced by its path, and a reader on it.</summary>
internal sealed class TestbedRoot : IDisposable
{
    public static readonly GuestKind[] Kinds = [GuestKind.Libvirt, GuestKind.Docker, GuestKind.Android];

    private readonly TemporaryFolder _folder = new();

    /// <param name="fixture">Such as <c>v1.1</c>; null: an empty folder.</param>
    public TestbedRoot(string? fixture)
    {
        if (fixture is not null)
        {
            Copy(fixture, "");
        }
    }

    public string Path => _folder.Path;

    public static string Fixture(string relative) => System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", "testbed", relative);

    public string At(string relative) => _folder.At(relative);

    public string StateOf(string deployment) => At($"projects/{deployment}/{deployment}-state.json");

    /// <summary>The root of <c>broken/state</c>: a deployment <c>lab</c> that is up, in a cluster of main and host-b.</summary>
    public static TestbedRoot Lab()
    {
        var root = new TestbedRoot(null);
        root.Write("config/kvm-compose-config.json", """{"testbed_host_ssh_config": {"main": {"ip": "10.77.0.1", "is_main_host": true, "ovn": {"chassis_name": "main"}}, "host-b": {"ip": "10.77.0.2", "ovn": {"chassis_name": "host-b"}}}}""");
        root.Write("deployments/lab.json", $$"""{"name": "lab", "project_location": "{{root.Path}}/projects/lab", "state": "up"}""");
        Directory.CreateDirectory(root.At("projects/lab"));
        return root;
    }

    /// <summary>Written long enough ago that it is not taken for a write in progress.</summary>
    public string Write(string relative, string text) => Settled(_folder.Write(relative, text));

    public string Write(string relative, byte[] bytes)
    {
        string path = _folder.Write(relative, "");
        File.WriteAllBytes(path, bytes);
        return Settled(path);
    }

    /// <summary>Copies a fixture file or tree as it is, replacing <c>@ROOT@</c> in every *.json that holds it.</summary>
    public void Copy(string fixture, string to)
    {
        string from = Fixture(fixture);
        foreach (string file in File.Exists(from) ? [from] : Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            string target = file == from ? to : System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Write(target, bytes.AsSpan().IndexOf("@ROOT@"u8) < 0 ? bytes : System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(bytes).Replace("@ROOT@", Path, StringComparison.Ordinal)));
        }
    }

    public TestbedWatcher Watcher(TimeProvider? clock = null, Func<TestbedOptions, TestbedOptions>? change = null, IFileOpener? opener = null)
    {
        var options = new TestbedOptions { Root = Path, Kinds = Kinds, MachineName = "this-machine", Watch = false };
        return new TestbedWatcher(change is null ? options : change(options), opener ?? new NativeFileOpener(), clock ?? TimeProvider.System, NullLogger<TestbedWatcher>.Instance);
    }

    /// <summary>What one round makes of the files as they lie there.</summary>
    public async Task<TestbedContents> ReadAsync(Func<TestbedOptions, TestbedOptions>? change = null)
    {
        using TestbedWatcher watcher = Watcher(change: change);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
        return watcher.Current;
    }

    public void Dispose() => _folder.Dispose();

    private static string Settled(string path)
    {
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
        return path;
    }
}
