using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Configuration;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Tests;

/// <summary>The description of the routes for people and scripts, and that those never answer a page.</summary>
public sealed class OpenApiDocumentTests : IAsyncLifetime
{
    private readonly TemporaryFolder _root = new();
    private WebApplication? _portal;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "portal", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Mode"] = "Main",
            ["Portal:Host:Name"] = "host-a",
            ["Portal:Testbed:Root"] = _root.Path,
            ["Portal:DataDirectory"] = _root.At("data"),
            ["Portal:Docker:Socket"] = "",
            ["Portal:Libvirt:Uri"] = "",
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "None",
        });
        _portal = PortalHost.Build(builder, StartConfiguration.Read(builder.Configuration));
        await _portal.StartAsync(TestContext.Current.CancellationToken);
        _client = LocalHttp.Client(new Uri(_portal.Urls.Single()));
        await Until.HoldsAsync("there is a snapshot", TimeSpan.FromSeconds(20), async () =>
        {
            using HttpResponseMessage answer = await GetAsync(Routes.Hosts);
            return answer.IsSuccessStatusCode;
        });
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_portal is not null)
        {
            await _portal.StopAsync(TestContext.Current.CancellationToken);
            await _portal.DisposeAsync();
        }

        _root.Dispose();
    }

    [Fact]
    public async Task Every_route_for_scripts_is_described_with_its_parameters()
    {
        using JsonDocument document = await JsonAsync("/openapi/v1.json");
        JsonElement paths = document.RootElement.GetProperty("paths");
        string[] served = [.. _portal!.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } route && route.StartsWith("/api/v1/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)];
        Assert.Superset(new HashSet<string>([Routes.Deployments, Routes.Hosts, Routes.Host, Routes.Guests, Routes.Problems, Routes.Doctor, Routes.HostHistory, Routes.GuestHistory, Routes.RuntimeHistory], StringComparer.Ordinal), served.ToHashSet(StringComparer.Ordinal));
        foreach (string route in served)
        {
            Assert.True(paths.TryGetProperty(route, out JsonElement path), $"{route} is not described.");
            JsonElement operation = path.GetProperty("get");
            string[] named = operation.TryGetProperty("parameters", out JsonElement parameters) ? [.. parameters.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!)] : [];
            Assert.All(route.Split('/').Where(part => part.StartsWith('{')), part => Assert.Contains(part.Trim('{', '}'), named));
        }
    }

    [Fact]
    public async Task Ours_have_a_summary_words_for_each_parameter_and_problem_details()
    {
        using JsonDocument document = await JsonAsync("/openapi/v1.json");
        foreach (string route in (string[])[Routes.Hosts, Routes.Guests, Routes.Deployments, Routes.Host, Routes.Problems, Routes.Doctor, Routes.HostHistory, Routes.GuestHistory, Routes.RuntimeHistory])
        {
            JsonElement operation = document.RootElement.GetProperty("paths").GetProperty(route).GetProperty("get");
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.True(operation.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _), $"{route} does not say what it answers.");
            Assert.All(operation.GetProperty("parameters").EnumerateArray(), parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
            Assert.Contains(operation.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('4') && answer.Value.GetProperty("content").TryGetProperty("application/problem+json", out _));
        }

        JsonElement row = document.RootElement.GetProperty("paths").GetProperty(Routes.Guests).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties").GetProperty("guests").GetProperty("items").GetProperty("properties");
        Assert.Equal(("integer", "number", "string", "boolean"), (TypeOf(row, "memory_used_bytes"), TypeOf(row, "cpu_percent"), TypeOf(row, "host"), TypeOf(row, "simulated")));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        using JsonDocument document = await JsonAsync("/openapi/v1.json");
        string[] references = [.. References(document.RootElement)];
        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            JsonElement at = document.RootElement;
            Assert.StartsWith("#/", reference, StringComparison.Ordinal);
            Assert.All(reference[2..].Split('/'), part => Assert.True(at.TryGetProperty(part, out at), $"{reference} leads nowhere."));
        });
    }

    [Theory]
    [InlineData("/api/v1/hosts/host-z", HttpStatusCode.NotFound, "Did you mean host-a?")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "/openapi/v1.json")]
    [InlineData("/api/v1/history/host-z", HttpStatusCode.NotFound, "there is no host named host-z")]
    [InlineData("/api/v1/history/campus/web", HttpStatusCode.NotFound, "there is no guest named web in a deployment named campus")]
    [InlineData("/api/v1/history/host-a/docker/web", HttpStatusCode.NotFound, "there is no guest of kind docker named web")]
    [InlineData("/api/v1/history/host-a?step=0", HttpStatusCode.BadRequest, "step: expected whole seconds")]
    [InlineData("/api/v1/history/host-a?from=yesterday", HttpStatusCode.BadRequest, "found \"yesterday\"")]
    [InlineData("/api/v1/doctor?only=well", HttpStatusCode.BadRequest, "only: expected failed, found \"well\".")]
    [InlineData("/api/v1/problems?severity=bad", HttpStatusCode.BadRequest, "severity")]
    [InlineData("/api/v1/guests?format=xml", HttpStatusCode.BadRequest, "format")]
    public async Task What_is_not_there_or_cannot_be_read_is_answered_with_problem_details_and_never_with_a_page(string address, HttpStatusCode status, string sentence)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using HttpResponseMessage answer = await _client!.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(sentence, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_is_answered_with_its_row_and_its_collectors()
    {
        using JsonDocument document = await JsonAsync("/api/v1/hosts/host-a");
        Assert.Equal("host-a", document.RootElement.GetProperty("host").GetProperty("name").GetString());
        Assert.Contains(document.RootElement.GetProperty("collectors").EnumerateArray(), collector => collector.GetProperty("name").GetString() == "host");
        Assert.NotEmpty(document.RootElement.GetProperty("identity").GetProperty("kernel").GetString()!);
    }

    [Fact]
    public async Task The_doctor_answers_with_all_checks()
    {
        using JsonDocument document = await JsonAsync("/api/v1/doctor");
        JsonElement[] checks = [.. document.RootElement.GetProperty("checks").EnumerateArray()];
        Assert.Equal(document.RootElement.GetProperty("total").GetInt32(), checks.Length);
        Assert.All(checks.Where(check => check.GetProperty("result").GetString() is "fail" or "warning"), check => Assert.True(check.TryGetProperty("expected", out _) && check.TryGetProperty("advice", out _) && check.TryGetProperty("fix", out _)));
        Assert.Equal(["this-host", "hosts", "testbed-files", "clocks", "stack"], checks.Select(check => check.GetProperty("group").GetString()).Distinct());
    }

    private static string? TypeOf(JsonElement row, string column) => row.GetProperty(column).GetProperty("type").GetString();

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private async Task<JsonDocument> JsonAsync(string address)
    {
        using HttpResponseMessage answer = await GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _client!.GetAsync(address, TestContext.Current.CancellationToken);
}
