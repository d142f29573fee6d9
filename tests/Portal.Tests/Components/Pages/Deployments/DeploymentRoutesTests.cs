using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Components.Pages.DeploymentList;
using Portal.Components.Pages.Deployments;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Tests.Components.Pages.DeploymentList;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Pages.Deployments;

/// <summary>The routes of deployments as a script sees them: ours and TestbedOS' own.</summary>
public sealed class DeploymentRoutesTests : IAsyncLifetime
{
    private readonly LiveHistory _history = new(new ManualTimeProvider(Live.LiveSamples.Start));
    private WebApplication? _portal;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(_history);
        builder.Services.AddSingleton<IProblems, FoundProblems>();
        builder.Services.AddSingleton<FrozenMoments>();
        _portal = builder.Build();
        _portal.MapDeployments();
        _portal.MapDeployment();
        _portal.MapTestbedDeployments();
        await _portal.StartAsync(TestContext.Current.CancellationToken);
        _client = LocalHttp.Client(new Uri(_portal.Urls.Single()));
        _history.Add(DeploymentSamples.Three());
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_list_is_the_pages_rows_in_its_order()
    {
        JsonElement list = await JsonAsync("/api/v1/deployments");
        Assert.Equal(["broken", "campus", "alpha"], list.GetProperty("deployments").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.StartsWith("name,state,", await TextAsync("/api/v1/deployments?format=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_cant_be_read_is_400_with_what_was_expected() =>
        Assert.Contains("expected one of up, down", await TextAsync("/api/v1/deployments?state=odd", HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task One_deployment_has_its_guests_and_the_capacity_of_its_hosts()
    {
        JsonElement campus = await JsonAsync("/api/v1/deployments/campus");
        Assert.Equal((2, 3), (campus.GetProperty("guests_running").GetInt32(), campus.GetProperty("guests_expected").GetInt32()));
        Assert.Equal(["gone", "db", "sensor", "web"], campus.GetProperty("guests").EnumerateArray().Select(guest => guest.GetProperty("name").GetString()));
        JsonElement host = Assert.Single(campus.GetProperty("capacity").EnumerateArray());
        Assert.Equal(2 * (1L << 30), host.GetProperty("memory_committed_bytes").GetDouble());
        Assert.Equal(1, host.GetProperty("guests_without_memory_limit").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/deployments/campsu")]
    [InlineData("/api/deployments/campsu")]
    [InlineData("/api/deployments/campsu/state")]
    [InlineData("/api/deployments/campus/state")]
    public async Task What_isnt_there_is_404_with_a_sentence(string address) =>
        Assert.Contains("Expected", await TextAsync(address, HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task Testbedos_clients_read_the_list_the_active_ones_and_one()
    {
        JsonElement list = (await JsonAsync("/api/deployments")).GetProperty("deployments");
        Assert.Equal(["alpha", "broken", "campus"], list.EnumerateObject().Select(member => member.Name));
        Assert.Equal("exec", list.GetProperty("broken").GetProperty("state").GetProperty("failed").GetString());
        Assert.Equal("/srv/broken", list.GetProperty("broken").GetProperty("project_location").GetString());
        Assert.Equal(["campus"], (await JsonAsync("/api/active-deployments")).EnumerateObject().Select(member => member.Name));
        JsonElement one = await JsonAsync("/api/deployments/alpha");
        Assert.Equal(("alpha", "down"), (one.GetProperty("name").GetString(), one.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_dashboards_address_leads_to_the_page()
    {
        using HttpResponseMessage answer = await _client!.GetAsync("/api/metrics/dashboard/cam%20pus", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/deployments/cam%20pus?tab=dashboard", answer.Headers.Location?.OriginalString);
    }

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await TextAsync(address)).RootElement;

    private async Task<string> TextAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage answer = await _client!.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private sealed class FoundProblems : IProblems
    {
        public ProblemList Newest => DeploymentSamples.Found;
    }
}
