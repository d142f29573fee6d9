using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Collectors;
using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Problems;

/// <summary>The list for scripts.</summary>
public sealed class ProblemsEndpointTests : IProblems, IAsyncLifetime
{
    private readonly ProblemBed _bed = new();
    private WebApplication? _app;

    public ProblemList Newest => _bed.List;

    public async ValueTask InitializeAsync()
    {
        _bed.Look(
            at => Joint(
                at,
                [Answer("host-b", TakenOf("host-b", at))],
                Joined("campus", "web", "host-b", null, GuestState.Missing),
                Joined(null, "=cmd, \"x\"", "host-b", Guest("=cmd, \"x\""), shouldRun: false)) with
            {
                Testbed = new() { Source = "/testbed" },
            },
            times: 2);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<IProblems>(this);
        _app = builder.Build();
        _app.MapProblems();
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    [Fact]
    public async Task Json_holds_what_the_page_shows()
    {
        using var answer = JsonDocument.Parse(await BodyAsync(Routes.Problems));
        JsonElement first = answer.RootElement.GetProperty("problems")[0];
        Assert.Equal(
            ["error", "guest-missing", "campus-web should run on host-b and doesn't.", "host-b", "campus", "web", "docker logs --tail 50 campus-web"],
            new[] { "severity", "code", "sentence", "host", "deployment", "guest", "command" }.Select(name => first.GetProperty(name).GetString()));
        Assert.False(first.TryGetProperty("solvedAt", out _));
        Assert.Equal(2, answer.RootElement.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData("?severity=error", 1)]
    [InlineData("?code=guest-unassigned", 1)]
    [InlineData("?deployment=campus&host=host-b", 1)]
    [InlineData("?host=host-c", 0)]
    public async Task Filters_are_those_of_the_page(string query, int expected)
    {
        using var answer = JsonDocument.Parse(await BodyAsync(Routes.Problems + query));
        Assert.Equal(expected, answer.RootElement.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_table_holds_names_as_text_and_never_as_formulas()
    {
        string[] lines = (await BodyAsync(Routes.Problems + "?format=csv")).Split("\r\n");
        Assert.StartsWith("severity,code,sentence,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("error,guest-missing,campus-web should run on host-b and doesn't.,host-b,campus,web,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("information,guest-unassigned,\"'=cmd, \"\"x\"\" runs on host-b and belongs to no deployment.\",host-b,,\"'=cmd, \"\"x\"\"\",", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?severity=bad")]
    [InlineData("?format=xml")]
    public async Task What_cannot_be_read_is_refused(string query)
    {
        HttpResponseMessage answer = await _app!.GetTestClient().GetAsync(new Uri(Routes.Problems + query, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<string> BodyAsync(string path) => _app!.GetTestClient().GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
