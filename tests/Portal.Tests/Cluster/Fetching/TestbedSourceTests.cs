using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Cluster.Fetching;

/// <summary>Against a stand-in for TestbedOS' server, written from its answers: figures as JSON, an error status for a guest that does not run.</summary>
public sealed class TestbedSourceTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _asked = new();
    private WebApplication _server = null!;

    private string HostAnswer { get; set; } = """{"name":"ovn","cpu":12,"memory":3}""";

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet(Routes.TestbedHostFigures, () => Results.Text(HostAnswer, "application/json"));
        _server.MapGet(Routes.TestbedGuestFigures, (string project, string name) =>
        {
            _asked.Enqueue($"{project}/{name}");
            return name switch
            {
                "vm" => Results.Text("""{"name":"vm","cpu":40.5,"memory":61.25}""", "application/json"),
                "web" => Results.Text("""{"name":"web","cpu":0.0105,"memory":0.25}""", "application/json"),
                "phone" => Results.Text("""{"name":"phone","cpu":0,"memory":0}""", "application/json"),
                "odd" => Results.Text("""{"cpu":-1,"memory":1e999}""", "application/json"),
                _ => Results.Text("not running", statusCode: 500),
            };
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Tells_presence_and_figures_in_the_units_of_our_gauges()
    {
        using TestbedSource source = Source(Guest("vm", "libvirt"), Guest("web", "docker"), Guest("phone", "android"), Guest("gone", "docker"));

        FetchedSnapshot fetched = await source.FetchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal(FetchResult.Ok, fetched.Result);
        TestbedReadings readings = fetched.Testbed!;
        Assert.Equal((12, 3), (readings.CpuPercent, readings.MemoryGigabytes));
        Assert.Equal(new TestbedReading(40.5, 61.25), readings.Of("libvirt", "campus-vm"));
        Assert.Equal(10.5, readings.Of("docker", "campus-web")!.Value.CpuPercent!.Value, 6);
        Assert.Equal(default, readings.Of("android", "campus-phone")!.Value);
        Assert.Null(readings.Of("docker", "campus-gone"));
        Assert.Equal(["campus-vm", "campus-web", "campus-phone"], fetched.Snapshot!.Guests.Select(guest => guest.RuntimeName));
        Assert.All(fetched.Snapshot.Guests, guest => Assert.Null(guest.Cpu));
        Assert.All(fetched.Snapshot.Collectors, outcome => Assert.True(outcome.Success));
    }

    [Fact]
    public async Task Asks_only_for_guests_that_should_run_there()
    {
        using TestbedSource source = Source(
            Guest("vm", "libvirt"), Guest("elsewhere", "docker") with { Host = "host-c" }, Guest("base", "docker") with { IsTemplate = true }, Guest("..", "docker") with { RealName = "../../config/host" });

        await source.FetchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal(["campus/vm"], _asked);
    }

    [Fact]
    public async Task A_figure_that_cannot_be_is_absent()
    {
        using TestbedSource source = Source(Guest("odd", "libvirt"));
        FetchedSnapshot fetched = await source.FetchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.Null(fetched.Testbed!.Of("libvirt", "campus-odd")?.CpuPercent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"cpu\":")]
    [InlineData("null")]
    public async Task A_host_that_answers_with_something_else_failed(string answer)
    {
        HostAnswer = answer;
        using TestbedSource source = Source(Guest("vm", "libvirt"));
        Assert.Equal(FetchResult.Malformed, (await source.FetchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken)).Result);
        Assert.Empty(_asked);
    }

    [Fact]
    public void Every_prefix_of_an_answer_is_figures_or_none()
    {
        byte[] whole = """{"name":"vm","cpu":40.5,"memory":61.25}"""u8.ToArray();
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(TestbedFigures.Read(whole.AsSpan(0, length))));
        Assert.Equal(40.5, TestbedFigures.Read(whole)!.Cpu);
    }

    private static ExpectedGuest Guest(string name, string kind) =>
        new() { Name = name, RealName = name, KindName = kind, Kind = new GuestKind(kind), Host = "host-b", RuntimeName = $"campus-{name}" };

    private TestbedSource Source(params ExpectedGuest[] guests)
    {
        var contents = new TestbedContents { Deployments = [new Deployment { Name = "campus", RealName = "campus", State = DeploymentState.Up, Guests = [.. guests] }] };
        var member = new Member { Name = "host-b", Mode = "client", Protocol = MemberProtocol.Testbed, Address = new Uri(_server.Urls.Single()) };
        return new TestbedSource(member, () => contents, OutboundRules.Parse("127.0.0.0/8"), AddressBook.OfThisHost(TimeProvider.System), TimeProvider.System);
    }
}
