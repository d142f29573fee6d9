using System.Net;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Cluster.Fetching;

/// <summary>The source against real listeners that misbehave: each fault has its reason, one dial, and an end.</summary>
public sealed class PortalSourceTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly PeerHost Host = new("b", 3);

    public static TheoryData<string, FetchResult> Faults => new()
    {
        { "closed", FetchResult.Refused },
        { "garbage", FetchResult.Malformed },
        { "garbage body", FetchResult.Malformed },
        { "html", FetchResult.Malformed },
        { "empty", FetchResult.Malformed },
        { "wrong types", FetchResult.Malformed },
        { "404", FetchResult.Status },
        { "500", FetchResult.Status },
        { "503", FetchResult.Status },
        { "204", FetchResult.Status },
        { "redirect", FetchResult.Status },
        { "1 GB", FetchResult.TooLarge },
        { "endless", FetchResult.TooLarge },
        { "10 MB of headers", FetchResult.TooLarge },
        { "gzip bomb", FetchResult.Malformed },
        { "cut", FetchResult.Cut },
        { "reset", FetchResult.Cut },
        { "length too long", FetchResult.Cut },
        { "closes", FetchResult.Cut },
        { "resets", FetchResult.Cut },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_fault_has_its_reason_after_one_dial(string fault, FetchResult expected)
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        peer.Become(Script(fault));
        using PortalSource source = Source(peer);
        FetchedSnapshot fetched = await FetchAsync(source, Patience);
        Assert.Equal(expected, fetched.Result);
        Assert.Null(fetched.Snapshot);
        Assert.NotEmpty(fetched.Reason!);
        Assert.Equal(fault == "closed" ? 0 : 1, peer.Dials);

        peer.Become(Host.Healthy());
        Assert.Equal(FetchResult.Ok, (await FetchAsync(source, Patience)).Result);
    }

    [Theory]
    [InlineData("hold", "did not answer")]
    [InlineData("drip headers", "did not answer")]
    [InlineData("drip body", "did not finish")]
    public async Task Silence_ends_with_the_callers_time_and_its_connection_is_not_used_again(string fault, string says)
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        using PortalSource source = Source(peer);
        Assert.Equal(FetchResult.Ok, (await FetchAsync(source, Patience)).Result);
        peer.Become(Script(fault), keepConnections: true);
        long start = TimeProvider.System.GetTimestamp();
        FetchedSnapshot fetched = await FetchAsync(source, TimeSpan.FromMilliseconds(300));
        Assert.Equal(FetchResult.Timeout, fetched.Result);
        Assert.Contains(says, fetched.Reason, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.25, 2);

        peer.Become(Host.Healthy(), keepConnections: true);
        Assert.Equal(FetchResult.Ok, (await FetchAsync(source, Patience)).Result);
        Assert.Equal(2, peer.Dials);
    }

    [Fact]
    [Trait("Fault", "H2")]
    public async Task A_host_that_does_not_accept_is_given_half_a_second()
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        peer.Become(PeerScript.FullQueue);
        using PortalSource source = Source(peer);
        FetchedSnapshot fetched = await FetchAsync(source, Patience);
        Assert.Equal(FetchResult.Timeout, fetched.Result);
        Assert.InRange(fetched.Duration.TotalSeconds, 0.4, 3);
    }

    [Fact]
    public async Task A_good_answer_tells_age_offset_and_size_over_one_connection()
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        using PortalSource source = Source(peer);
        FetchedSnapshot fetched = await FetchAsync(source, Patience);
        for (int i = 0; i < 20; i++)
        {
            fetched = await FetchAsync(source, Patience);
        }

        Assert.Equal(FetchResult.Ok, fetched.Result);
        Assert.Null(fetched.Reason);
        Assert.Equal(3, fetched.Snapshot!.Guests.Length);
        Assert.Equal(TimeSpan.FromMilliseconds(10), fetched.StatedAge);
        Assert.InRange(fetched.ClockOffset!.Value.TotalSeconds, -1, 1);
        Assert.InRange(fetched.ReceivedBytes, 500, 100_000);
        Assert.Equal((1, 21), (peer.Dials, peer.Requests));
        Assert.Equal("GET /api/v1/snapshot?maxAge=250 HTTP/1.1", peer.LastRequest);
    }

    [Fact]
    [Trait("Fault", "H12")]
    public async Task A_clock_an_hour_ahead_is_measured()
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, PeerScript.Healthy(_ => PeerLies.Skewed(Host, TimeSpan.FromHours(1))));
        using PortalSource source = Source(peer);
        Assert.InRange((await FetchAsync(source, Patience)).ClockOffset!.Value.TotalSeconds, 3598, 3602);
    }

    [Fact]
    [Trait("Fault", "H17")]
    public async Task Disposing_closes_the_connections()
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        PortalSource source = Source(peer);
        await FetchAsync(source, Patience);
        Assert.Equal(1, peer.OpenConnections);
        source.Dispose();
        await Until.HoldsAsync("the connection is closed", Patience, () => Task.FromResult(peer.OpenConnections == 0));
        Assert.Equal(FetchResult.Internal, (await FetchAsync(source, Patience)).Result);
        Assert.Equal(1, peer.Dials);
    }

    [Fact]
    public async Task A_stream_is_followed_until_nobody_looks()
    {
        byte[] line = [.. """{"age":0.5,"""u8, .. Host.Document().AsSpan(1), (byte)'\n'];
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, new PeerScript("streams", async (request, cancel) =>
        {
            await request.Connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n", cancel);
            await request.Connection.WriteAsync(line, cancel);
            await request.Connection.WriteAsync(line, cancel);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }));
        using PortalSource source = Source(peer);
        using var looking = new CancellationTokenSource(Patience);
        List<FetchedSnapshot> seen = [];
        await foreach (FetchedSnapshot fetched in source.WatchAsync(TimeSpan.FromSeconds(1), looking.Token))
        {
            seen.Add(fetched);
            await looking.CancelAsync();
        }

        Assert.All(seen, fetched => Assert.Equal((FetchResult.Ok, TimeSpan.FromSeconds(0.5)), (fetched.Result, fetched.StatedAge)));
        Assert.NotEmpty(seen);
        Assert.Equal("GET /api/v1/snapshot/stream?period=1000 HTTP/1.1", peer.LastRequest);
        await Until.HoldsAsync("the connection is closed", Patience, () => Task.FromResult(peer.OpenConnections == 0));
    }

    [Theory]
    [InlineData("404", FetchResult.Status)]
    [InlineData("closed", FetchResult.Refused)]
    [InlineData("html", FetchResult.Cut)]
    public async Task A_stream_that_fails_says_why_and_ends(string fault, FetchResult expected)
    {
        await using FaultyPeer peer = FaultyPeer.Start(AnyPort, Host.Healthy());
        peer.Become(Script(fault));
        using PortalSource source = Source(peer);
        List<FetchedSnapshot> seen = [];
        await foreach (FetchedSnapshot fetched in source.WatchAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken))
        {
            seen.Add(fetched);
        }

        Assert.Equal(expected, Assert.Single(seen).Result);
    }

    private static PeerScript Script(string fault) => fault switch
    {
        "closed" => PeerScript.ClosedPort,
        "garbage" => PeerScript.Garbage(7),
        "garbage body" => PeerScript.GarbageBody(7),
        "html" => PeerScript.Body("html", "<html><body>Welcome</body></html>", "text/html"),
        "empty" => PeerScript.Body("empty", ""),
        "wrong types" => PeerScript.Body("wrong types", """{"schema":"one","host":7,"takenAt":[]}"""),
        "404" => PeerScript.Status("404 Not Found"),
        "500" => PeerScript.Status("500 Internal Server Error"),
        "503" => PeerScript.Status("503 Service Unavailable"),
        "204" => PeerScript.Status("204 No Content"),
        "redirect" => PeerScript.Redirect("http://169.254.169.254/latest/meta-data"),
        "1 GB" => PeerScript.Oversize,
        "endless" => PeerScript.EndlessChunks,
        "10 MB of headers" => PeerScript.HugeHeaders,
        "gzip bomb" => PeerScript.GzipBomb,
        "cut" => PeerScript.Cut(Host.Document(), 200),
        "reset" => PeerScript.ResetAt(Host.Document(), 200),
        "length too long" => PeerScript.LengthTooLong(Host.Document()),
        "closes" => PeerScript.CloseBeforeFirstByte,
        "resets" => PeerScript.ResetBeforeFirstByte,
        "hold" => PeerScript.Hold,
        "drip headers" => PeerScript.DripHeaders(5),
        "drip body" => PeerScript.DripBody(5, Host.Document()),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static PortalSource Source(FaultyPeer peer) => new(
        new Member { Name = "b", Mode = "client", Protocol = MemberProtocol.Plain, Address = new Uri($"http://{peer.Address}") },
        OutboundRules.Parse("127.0.0.0/8"),
        AddressBook.OfThisHost(TimeProvider.System),
        new NoClusterIdentity(),
        TimeProvider.System);

    private static async Task<FetchedSnapshot> FetchAsync(PortalSource source, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        return await source.FetchAsync(TimeSpan.FromMilliseconds(250), deadline.Token);
    }
}
