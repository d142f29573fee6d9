using Portal.EndToEnd.Support;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>The published program on a copy of the example testbed, nothing of which runs, behind a real Nginx and beside a real Prometheus, and a browser in front of it.</summary>
public sealed class ExampleBed : IAsyncLifetime
{
    private readonly TemporaryFolder _testbed = new();
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    internal string Root => _testbed.Path;

    public async ValueTask InitializeAsync()
    {
        string from = Repository.PathOf("tests", "Portal.Tests", "Fixtures", "testbed", "v1.1");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            _testbed.Write(Path.GetRelativePath(from, file), (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("@ROOT@", _testbed.Path, StringComparison.Ordinal));
        }

        _origin = await Origin.StartAsync(("Testbed:Root", _testbed.Path), ("Host:Name", "main"), ("Docker:Socket", _testbed.At("no-docker.sock")));
        Browser = await Browser.StartAsync();
        await _origin.SignInAsync(Browser);
    }

    /// <summary>A deployment that is up, by default with one container.</summary>
    internal void Deploy(string name, string state = """{"testbed_guests": {"web": {"name": "web", "docker": {}, "testbed_host": "main"}}}""")
    {
        WriteState(name, state);
        _testbed.Write($"deployments/{name}.json", $$"""
            {"name": "{{name}}", "project_location": "{{_testbed.At($"projects/{name}")}}", "state": "up"}
            """);
    }

    internal string ReadState(string name) => File.ReadAllText(_testbed.At(StateOf(name)));

    internal string WriteState(string name, string text) => _testbed.Write(StateOf(name), text);

    internal void Delete(string name) => File.Delete(_testbed.At($"deployments/{name}.json"));

    public async ValueTask DisposeAsync()
    {
        if (_origin is not null)
        {
            await _origin.DisposeAsync();
        }

        _testbed.Dispose();
    }

    private static string StateOf(string name) => $"projects/{name}/{name}-state.json";
}
