using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>The published program on a copy of the example testbed, nothing of which runs, and a browser in front of it.</summary>
public sealed class FixtureBed : IAsyncLifetime
{
    private readonly TemporaryFolder _testbed = new();
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        string from = Repository.PathOf("tests", "Portal.Tests", "Fixtures", "testbed", "v1.1");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            _testbed.Write(Path.GetRelativePath(from, file), (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("@ROOT@", _testbed.Path, StringComparison.Ordinal));
        }

        _portal = await PortalProcess.StartAsync(("Testbed:Root", _testbed.Path), ("Host:Name", "main"), ("Docker:Socket", _testbed.At("no-docker.sock")));
        _browser = await Browser.StartAsync();
    }

    /// <summary>A deployment that is up with one container.</summary>
    internal void Deploy(string name)
    {
        WriteState(name, """
            {"testbed_guests": {"web": {"name": "web", "docker": {}, "testbed_host": "main"}}}
            """);
        _testbed.Write($"deployments/{name}.json", $$"""
            {"name": "{{name}}", "project_location": "{{_testbed.At($"projects/{name}")}}", "state": "up"}
            """);
    }

    internal string WriteState(string name, string text) => _testbed.Write($"projects/{name}/{name}-state.json", text);

    internal void Delete(string name) => File.Delete(_testbed.At($"deployments/{name}.json"));

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }
}
