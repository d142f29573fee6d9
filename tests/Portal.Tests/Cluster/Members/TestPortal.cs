using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Members;

/// <summary>The whole program in this process, on a free port of loopback, with no testbed and no runtimes.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private TestPortal(TemporaryFolder folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestPortal> StartAsync(string mode, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        EmptyManifest();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        (string Key, string Value)[] all =
        [
            ("Mode", mode), ("Host:Name", "host-a"), ("Docker:Socket", ""), ("Libvirt:Uri", ""), ("DataDirectory", folder.At("data")), ("Testbed:Root", folder.At("no-testbed")),
            ("Cluster:Networks", "127.0.0.0/8"), .. settings,
        ];
        builder.Configuration.AddInMemoryCollection(all.GroupBy(setting => setting.Key).Select(same => KeyValuePair.Create("Portal:" + same.Key, (string?)same.Last().Value)));
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.Configuration["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None";
        builder.Configuration["Logging:LogLevel:Microsoft"] = "None";
        StartConfiguration start = StartConfiguration.Read(builder.Configuration);
        Assert.Empty(start.Faults);
        WebApplication app = PortalHost.Build(builder, start);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestPortal(folder, app);
    }

    // Pages want the list of static files of the program that runs, which is the test program here: none are asked for.
    private static void EmptyManifest()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{typeof(TestPortal).Assembly.GetName().Name}.staticwebassets.endpoints.json");
        if (!File.Exists(path))
        {
            string whole = Path.Combine(AppContext.BaseDirectory, Path.GetRandomFileName());
            File.WriteAllText(whole, """{"Version":1,"ManifestType":"Build","Endpoints":[]}""");
            File.Move(whole, path, overwrite: true);
        }
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpResponseMessage answer = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public Task<string> TextAsync(string path) => Http.GetStringAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
