using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

/// <summary>The metrics routes alone, on a server without sockets whose callers have the address that a test gives them.</summary>
internal sealed class TestExposition : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestExposition(WebApplication app, FakeCluster cluster)
    {
        _app = app;
        Cluster = cluster;
        Client = app.GetTestClient();
    }

    public FakeCluster Cluster { get; }

    public HttpClient Client { get; }

    public static async Task<TestExposition> StartAsync(bool isMain = true, string peer = "127.0.0.1", Action<ExporterSection>? exporter = null, ClusterSnapshot? snapshot = null)
    {
        FakeCluster cluster = new(snapshot ?? ExampleCluster.Snapshot);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<ICluster>(cluster);
        builder.Services.AddExposition();
        builder.Services.Configure<PortalOptions>(options => exporter?.Invoke(options.Exporter));
        WebApplication app = builder.Build();
        app.Use(async (context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            await next();
        });
        app.MapExposition(isMain, (_, _) => ValueTask.FromResult(ExampleHosts.Snapshot([ExampleGuests.Container(), ExampleGuests.Vm()])));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestExposition(app, cluster);
    }

    public async Task<HttpResponseMessage> SendAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method ?? HttpMethod.Get, path);
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
