using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Containers;

/// <summary>The portal in a container, seen through the host's network.</summary>
internal sealed class ContainedPortal(DockerContainer container, Uri address) : IAsyncDisposable
{
    private readonly HttpClient _http = LocalHttp.Client(address);

    public DockerContainer Container { get; } = container;

    public async Task<ScrapedText> ScrapeAsync() => ScrapedText.Parse(await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken));

    public Task<string> SnapshotAsync() => _http.GetStringAsync("/api/v1/snapshot", TestContext.Current.CancellationToken);

    /// <summary>How its collectors fared, as the snapshot has it.</summary>
    public async Task<string> CollectorsAsync()
    {
        using JsonDocument snapshot = JsonDocument.Parse(await SnapshotAsync());
        return snapshot.RootElement.GetProperty("collectors").GetRawText();
    }

    public Task WaitUntilReadyAsync() => Until.HoldsAsync("the portal in its container is ready", TimeSpan.FromSeconds(60), async () =>
    {
        string state = await InspectAsync("{{.State.Status}} {{.State.ExitCode}}");
        if (!state.StartsWith("running", StringComparison.Ordinal))
        {
            CommandResult log = await Command.TryRunAsync("docker", ["--host", "unix://" + Container.Docker.Socket, "logs", Container.Name]);
            Assert.Fail($"The container is {state}; it wrote:\n{log.Output}{log.Error}");
        }

        using HttpResponseMessage answer = await _http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode}";
    });

    public Task<string> InspectAsync(string format) => Container.Docker.DockerAsync("inspect", "--format", format, Container.Name);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Container.RemoveAsync();
    }
}
