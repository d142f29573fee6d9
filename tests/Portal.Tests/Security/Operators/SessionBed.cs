using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Configuration;
using Portal.Security;
using Portal.Security.Operators;
using Portal.Tests.Support;

namespace Portal.Tests.Security.Operators;

/// <summary>The sign-in without the rest of the program, on a clock that a test moves; it can be started again with what it kept.</summary>
internal sealed class SessionBed : IAsyncDisposable
{
    public const string Page = "/page";

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    public ManualTimeProvider Clock { get; } = new();

    public string TokenPath => _folder.At("data/sign-in-token");

    public IServiceProvider Services => _app!.Services;

    public async Task StartAsync()
    {
        await StopAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddAntiforgery();
        var options = new PortalOptions { DataDirectory = _folder.At("data") };
        builder.Services.AddOperators(options);
        _app = builder.Build();
        _app.Services.OpenOperators();
        _app.UseBrowserRules(options);
        _app.UseRouting();
        _app.UseOperators();
        _app.MapGet(Page, () => "page");
        _app.MapPost(Routes.SignInPage, async (HttpContext context, IOperatorSignIn signIn) => (await signIn.TryAsync(context, context.Request.Headers["Token"])).ToString());
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The session's cookie.</summary>
    public async Task<string> SignInAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Routes.SignInPage) { Headers = { { "Token", (await File.ReadAllTextAsync(TokenPath, TestContext.Current.CancellationToken)).Trim() } } };
        using HttpResponseMessage answer = await _app!.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        return CookieOf(answer)!;
    }

    /// <summary>Where a page with that cookie leads: null to itself; and the cookie that it gives instead, if it does.</summary>
    public async Task<(string? Refused, string? Renewed)> OpenAsync(string cookie)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Page) { Headers = { { "Cookie", cookie }, { "Accept", "text/html" } } };
        using HttpResponseMessage answer = await _app!.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.Headers.Location?.OriginalString, CookieOf(answer));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    private static string? CookieOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) ? cookies.Select(cookie => cookie.Split(';')[0]).FirstOrDefault(cookie => cookie.StartsWith("portal=", StringComparison.Ordinal) && cookie != "portal=") : null;
}
