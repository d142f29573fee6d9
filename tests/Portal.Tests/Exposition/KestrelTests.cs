using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

/// <summary>What only a real server shows.</summary>
public sealed class KestrelTests
{
    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("192.0.2.1", HttpStatusCode.Forbidden)]
    public async Task The_address_of_the_connection_counts_and_no_forwarded_one(string networks, HttpStatusCode expected)
    {
        await using WebApplication app = await StartAsync(networks);
        using HttpClient client = ClientOf(app);
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");

        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Connections_are_counted_from_the_first()
    {
        await using WebApplication app = await StartAsync(null);
        using HttpClient client = ClientOf(app);

        IReadOnlyList<ReadSample> samples = StrictReader.ReadText(await client.GetByteArrayAsync("/metrics/self", TestContext.Current.CancellationToken));

        // Other tests of this process have connections too: meters are the process's.
        Assert.True(int.Parse(Assert.Single(samples, sample => sample.Name == "aspnetcore_connections_active").Value) >= 1);
        Assert.Equal("0", Assert.Single(samples, sample => sample.Name == "aspnetcore_connections_rejected_total").Value);
    }

    [Fact]
    [Trait("Fault", "E3")]
    public async Task A_reader_that_takes_nothing_is_cut_and_keeps_nobody_out()
    {
        const int LargeEnoughForNoSocketBuffer = 1_800;
        IEnumerable<JoinedGuest> guests = Enumerable.Range(0, LargeEnoughForNoSocketBuffer)
            .Select(index => ExampleCluster.Unassigned(ExampleGuests.Vm() with { RuntimeName = $"guest-{index}" }));
        await using WebApplication app = await StartAsync(null, ExampleCluster.Of(guests));
        AdmissionGate gate = app.Services.GetRequiredService<AdmissionGate>();
        using HttpClient client = ClientOf(app);
        using Socket reader = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await reader.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port, TestContext.Current.CancellationToken);

        await reader.SendAsync("GET /metrics/guests HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await Until.HoldsAsync("the answer is under way", TimeSpan.FromSeconds(20), () => Task.FromResult(gate.BytesUnderWay > 0));
        Assert.NotEmpty(await client.GetByteArrayAsync("/metrics/hosts", TestContext.Current.CancellationToken));

        await Until.HoldsAsync("the reader is cut", TimeSpan.FromSeconds(90), () => Task.FromResult<string?>(gate.BytesUnderWay == 0 ? null : $"{gate.BytesUnderWay} bytes under way"));
    }

    private static async Task<WebApplication> StartAsync(string? networks, ClusterSnapshot? snapshot = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ICluster>(new FakeCluster(snapshot ?? ExampleCluster.Snapshot));
        builder.Services.AddExposition();
        builder.Services.Configure<PortalOptions>(options => options.Exporter.AllowedNetworks = networks);
        WebApplication app = builder.Build();
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.MapExposition(isMain: true, (_, _) => ValueTask.FromResult(ExampleHosts.Snapshot([])));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static HttpClient ClientOf(WebApplication app) => new(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.Single()) };
}
