using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>A new guest kind is one collector and one line of registration: everything else finds it by its name.</summary>
public sealed class NewGuestKindTests
{
    private const string RuntimeName = "lab-box";

    [Theory]
    [InlineData("/api/v1/snapshot")]
    [InlineData("/metrics")]
    [InlineData("/metrics/guests/podman")]
    [InlineData("/guests")]
    [InlineData("/hosts/host-a")]
    public async Task A_kind_that_nobody_knew_is_everywhere(string route)
    {
        using TemporaryFolder root = new();
        await using WebApplication portal = await StartAsync(root);
        using HttpClient client = LocalHttp.Client(new Uri(portal.Urls.Single()));
        using HttpResponseMessage answer = await client.GetAsync(route, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(RuntimeName, body, StringComparison.Ordinal);
        Assert.Contains("podman", body, StringComparison.OrdinalIgnoreCase);
        await portal.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_kind_that_nobody_registered_has_no_route()
    {
        using TemporaryFolder root = new();
        await using WebApplication portal = await StartAsync(root);
        using HttpClient client = LocalHttp.Client(new Uri(portal.Urls.Single()));
        using HttpResponseMessage answer = await client.GetAsync("/metrics/guests/jail", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await portal.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<WebApplication> StartAsync(TemporaryFolder root)
    {
        // Static files are looked up under the program's name, not the test's.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "portal", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Mode"] = "Main",
            ["Portal:Host:Name"] = "host-a",
            ["Portal:Testbed:Root"] = root.Path,
            ["Portal:Docker:Socket"] = "",
            ["Portal:Libvirt:Uri"] = "",
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "None",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "None",
        });
        builder.Services.AddSingleton<IGuestCollector, PodmanCollector>();
        WebApplication portal = PortalHost.Build(builder, StartConfiguration.Read(builder.Configuration));
        await portal.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = LocalHttp.Client(new Uri(portal.Urls.Single()));
        await Until.HoldsAsync("the portal is ready", TimeSpan.FromSeconds(20), async () =>
        {
            using HttpResponseMessage ready = await client.GetAsync("/readyz", TestContext.Current.CancellationToken);
            return ready.IsSuccessStatusCode;
        });
        return portal;
    }

    private sealed class PodmanCollector : IGuestCollector
    {
        public GuestKind Kind { get; } = new("podman");

        public ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new GuestCollection
        {
            Guests = [new GuestSample { Kind = Kind, RuntimeName = RuntimeName, State = GuestState.Running, Cpu = new GuestCpu { UsageNanoseconds = 1_500_000_000 } }],
            Outcomes = [new CollectorOutcome { Collector = Kind.Name, Tier = 0, Success = true, DurationNanoseconds = 1, Guests = 1 }],
        });
    }
}
