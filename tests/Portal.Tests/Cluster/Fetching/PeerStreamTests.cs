using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Sampling;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Cluster.Fetching;

public sealed class PeerStreamTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_document_of_a_real_host_arrives_with_its_age_until_the_reader_leaves()
    {
        await using WebApplication host = await HostAsync();
        SnapshotStreams streams = host.Services.GetRequiredService<SnapshotStreams>();
        using PortalSource source = SourceOf(new Uri(host.Urls.Single()));
        List<FetchedSnapshot> seen = [];
        await foreach (FetchedSnapshot fetched in source.WatchAsync(Period, Token))
        {
            seen.Add(fetched);
            Assert.Equal(1, streams.Open);
            if (seen.Count == 3)
            {
                break;
            }
        }

        Assert.All(seen, fetched =>
        {
            Assert.Equal((FetchResult.Ok, "host-b"), (fetched.Result, fetched.Snapshot?.Host));
            Assert.InRange(fetched.StatedAge!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(5));
            Assert.InRange(fetched.ClockOffset!.Value.Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
            Assert.True(fetched.IsStreamed && fetched.ReceivedBytes > 100);
        });
        Assert.Equal(3, seen.Select(fetched => fetched.Snapshot!.UptimeNanoseconds).Distinct().Count());
        await Until.HoldsAsync("the host's stream has ended", Deadline, () => Task.FromResult(streams.Open == 0));
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_is_told_of_no_fault()
    {
        await using WebApplication host = await HostAsync();
        using PortalSource source = SourceOf(new Uri(host.Urls.Single()));
        using CancellationTokenSource left = new();
        await foreach (FetchedSnapshot fetched in source.WatchAsync(Period, left.Token))
        {
            Assert.Equal(FetchResult.Ok, fetched.Result);
            await left.CancelAsync();
        }
    }

    [Theory]
    [InlineData("cut", FetchResult.Cut)]
    [InlineData("garbage", FetchResult.Malformed)]
    [InlineData("status", FetchResult.Status)]
    [InlineData("endless", FetchResult.TooLarge)]
    [InlineData("closed", FetchResult.Refused)]
    public async Task A_stream_that_breaks_is_one_failed_result_with_its_reason_after_one_dial(string fault, FetchResult expected)
    {
        await using FaultyPeer peer = FaultyPeer.Start(new IPEndPoint(IPAddress.Loopback, 0), Script("healthy"));
        peer.Become(Script(fault));
        using PortalSource source = SourceOf(new Uri($"http://{peer.Address}"));
        List<FetchedSnapshot> seen = [];
        await foreach (FetchedSnapshot fetched in source.WatchAsync(Period, Token))
        {
            seen.Add(fetched);
        }

        Assert.Equal(expected, seen[^1].Result);
        Assert.EndsWith(".", seen[^1].Reason, StringComparison.Ordinal);
        Assert.Single(seen, fetched => fetched.Result != FetchResult.Ok);
        Assert.InRange(peer.Dials, 0, 1);
    }

    [Fact]
    public async Task A_host_that_ends_its_stream_between_two_documents_is_no_fault()
    {
        await using FaultyPeer peer = FaultyPeer.Start(new IPEndPoint(IPAddress.Loopback, 0), Script("healthy"));
        using PortalSource source = SourceOf(new Uri($"http://{peer.Address}"));
        List<FetchedSnapshot> seen = [];
        await foreach (FetchedSnapshot fetched in source.WatchAsync(Period, Token))
        {
            seen.Add(fetched);
        }

        Assert.Equal(FetchResult.Ok, Assert.Single(seen).Result);
    }

    private static PeerScript Script(string name) => new(name, async (request, cancel) =>
    {
        byte[] line = [.. new PeerHost("host-b", 3).Document(), (byte)'\n'];
        (string status, byte[] body, int promised) = name switch
        {
            "cut" => ("200 OK", line[..100], 10_000),
            "garbage" => ("200 OK", "<html>\n"u8.ToArray(), 7),
            "status" => ("404 Not Found", [], 0),
            "endless" => ("200 OK", new byte[SnapshotLines.LongestBytes + 100_000], SnapshotLines.LongestBytes + 200_000),
            _ => ("200 OK", line, line.Length),
        };
        await request.Connection.WriteAsync($"HTTP/1.1 {status}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {promised}\r\n\r\n", cancel);
        await request.Connection.WriteAsync(body, cancel);
        request.Connection.Close();
    })
    {
        Accepts = name is "closed" ? PeerAccepts.Nothing : PeerAccepts.Everybody,
    };

    private static PortalSource SourceOf(Uri address) => new(
        new Member { Name = "host-b", Mode = "client", Protocol = MemberProtocol.Plain, Address = address },
        OutboundRules.Parse("127.0.0.0/8"),
        AddressBook.OfThisHost(TimeProvider.System),
        new NoClusterIdentity(),
        TimeProvider.System);

    private static async Task<WebApplication> HostAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostSampler>(new FreshSampler());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SnapshotStreams>();
        WebApplication app = builder.Build();
        app.MapSnapshot(openToAll: true);
        await app.StartAsync(Token);
        return app;
    }

    private sealed class FreshSampler : IHostSampler
    {
        public ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken) => ValueTask.FromResult(
            new PeerHost("host-b", 20).Snapshot() with { UptimeNanoseconds = TimeProvider.System.GetElapsedTime(0).Ticks * 100 });
    }
}
