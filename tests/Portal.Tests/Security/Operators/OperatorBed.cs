using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Portal.Configuration;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Tests.Security.Operators;

/// <summary>The whole program in this process on a free port of loopback, with pages and their files; everybody has to sign in unless a setting says otherwise.</summary>
internal sealed class OperatorBed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private OperatorBed(TemporaryFolder folder, WebApplication app, string pathBase)
    {
        _folder = folder;
        App = app;
        Address = new Uri(app.Urls.First() + pathBase + "/");
        Http = LocalHttp.Client(Address);
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string TokenPath => _folder.At("data/sign-in-token");

    public string Token => File.ReadAllText(TokenPath).Trim();

    public static Task<OperatorBed> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="more">Routes beside the program's own.</param>
    public static async Task<OperatorBed> StartAsync(Action<WebApplication>? more, params (string Key, string Value)[] settings)
    {
        TemporaryFolder folder = new();

        // Static files are looked up under the program's name, not the test's.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "portal", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        (string Key, string Value)[] all =
        [
            ("Portal:Mode", "Main"), ("Portal:Host:Name", "host-a"), ("Portal:Docker:Socket", ""), ("Portal:Libvirt:Uri", ""), ("Portal:DataDirectory", folder.At("data")),
            ("Portal:Testbed:Root", folder.At("no-testbed")), ("Portal:Operators:SignIn", "Required"),
            ("Logging:LogLevel:Default", "None"), ("Logging:LogLevel:Microsoft", "None"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None"), .. settings,
        ];
        builder.Configuration.AddInMemoryCollection(all.GroupBy(setting => setting.Key).Select(same => KeyValuePair.Create(same.Key, (string?)same.Last().Value)));
        StartConfiguration start = StartConfiguration.Read(builder.Configuration);
        Assert.Empty(start.Faults);
        Assert.Empty(PortalHost.Faults(start.Options));
        WebApplication app = PortalHost.Build(builder, start);
        more?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OperatorBed(folder, app, start.Options.PathBase ?? "");
    }

    public Task<string> SignInAsync() => SignInForm.SignInAsync(Http, Token);

    public Task<HttpResponseMessage> GetPageAsync(string path, string? cookie = null) => SignInForm.GetPageAsync(Http, path, cookie);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>The status of a request that is sent byte for byte as it is written.</summary>
    public async Task<int> RawStatusAsync(string request)
    {
        using Socket socket = await Real.Stack.RawHttp.ConnectAsync(Address.Port);
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        return (await Real.Stack.RawHttp.ReadAsync(stream)).Status;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
