using System.Net.Sockets;
using System.Text;
using Portal.Collectors;
using Portal.Collectors.Docker;

namespace Portal.Tests.Docker;

public sealed class DockerEngineFaultTests
{
    [Fact]
    [Trait("Fault", "D1")]
    public async Task A_machine_without_an_engine_reports_no_outcome_and_one_that_appears_is_found()
    {
        await using var bench = new DockerBench(start: false);
        GuestCollection without = await bench.CollectAsync();
        Assert.Empty(without.Outcomes);
        Assert.Empty(without.Guests);

        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        bench.Engine.Start();
        Assert.Single((await bench.ConnectedAsync()).Guests);
    }

    [Fact]
    [Trait("Fault", "D1")]
    public async Task An_engine_that_never_listened_fails_both_tiers_as_unreachable()
    {
        await using var bench = new DockerBench();
        bench.Engine.Kill();

        GuestCollection collection = await bench.UntilAsync(seen => seen.Outcomes.Length == 2);

        Assert.All(collection.Outcomes, outcome => Assert.Equal((false, CollectorFailure.Unreachable), (outcome.Success, outcome.Reason)));
        Assert.Null(collection.Outcomes[0].Guests);
    }

    [Fact]
    public void A_socket_that_may_not_be_opened_is_denied() =>
        Assert.Equal(CollectorFailure.Denied, DockerFailureException.Of(new HttpRequestException("x", new SocketException((int)SocketError.AccessDenied))).Reason);

    [Theory]
    [Trait("Fault", "D1")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Numbers_of_known_containers_go_on_while_the_engine_is_down_and_it_is_found_again(bool socketStays)
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.ConnectedAsync();

        bench.Engine.Kill(socketStays);
        GuestCollection down = await bench.UntilAsync(seen => seen.Outcomes is [_, { Reason: CollectorFailure.Unreachable }]);
        Assert.Equal((GuestState.Running, 15_249_866_000), (down.Guests[0].State, down.Guests[0].Cpu?.UsageNanoseconds));
        Assert.True(down.Outcomes[0].Success);
        Assert.True(down.Outcomes[1].AgeNanoseconds > 0);
        Assert.Contains(down.Outcomes[1].Failures, failure => failure is { Reason: CollectorFailure.Unreachable, Count: > 0 });

        bench.Engine.Add(new string('e', 64), "new", status: "exited");
        bench.Engine.Start();
        GuestCollection back = await bench.UntilAsync(seen => seen.Outcomes is [_, { Success: true }]);
        Assert.Equal(2, back.Guests.Length);
    }

    [Theory]
    [Trait("Fault", "D3")]
    [InlineData("/_ping")]
    [InlineData("/events")]
    [InlineData("/containers/json")]
    [InlineData(DockerBench.WebId)]
    public async Task An_engine_that_hangs_holds_nobody_up_and_is_told_as_timeout(string part)
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        bench.Engine.Script = path => path.Contains(part, StringComparison.Ordinal) ? FakeDockerEngine.Hang : null;
        DateTimeOffset start = bench.Clock.GetUtcNow();

        await bench.CollectAsync();
        Assert.True(bench.Clock.GetUtcNow() - start < TimeSpan.FromMilliseconds(300));
        GuestCollection hung = await bench.UntilAsync(seen => seen.Outcomes is [_, { Reason: CollectorFailure.Timeout, OverdueCalls: 1 }]);
        Assert.False(hung.Outcomes[0].Success);

        bench.Engine.Script = _ => null;
        Assert.NotNull(Assert.Single((await bench.ConnectedAsync()).Guests).Cpu);
    }

    [Fact]
    [Trait("Fault", "D3")]
    public async Task An_engine_that_hangs_later_is_noticed_by_the_next_ping()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.ConnectedAsync();

        bench.Engine.Script = _ => FakeDockerEngine.Hang;
        DateTimeOffset start = bench.Clock.GetUtcNow();
        GuestCollection hung = await bench.UntilAsync(seen => seen.Outcomes is [_, { Reason: CollectorFailure.Timeout }]);

        Assert.True(bench.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(10));
        Assert.NotNull(hung.Guests[0].Cpu);
        Assert.True(hung.Outcomes[0].Success);
    }

    [Theory]
    [Trait("Fault", "D3")]
    [InlineData(false, 1024)]
    [InlineData(false, 4096)]
    [InlineData(true, 1)]
    [InlineData(true, 1024)]
    public async Task Bodies_of_any_size_and_cut_are_read_whole(bool chunked, int padTo)
    {
        await using var bench = new DockerBench();
        bench.Engine.Chunked = chunked;
        bench.Engine.PadTo = padTo;
        for (int i = 0; i < 40; i++)
        {
            bench.Engine.Add($"{i:x64}", $"n{i}", status: "exited");
        }

        Assert.Equal(40, (await bench.ConnectedAsync()).Guests.Length);
        Assert.Equal(40, bench.Engine.Requests.Count(path => path.Length > 64));
    }

    public static TheoryData<string, CollectorFailure> Nonsense => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nnot json!", CollectorFailure.Malformed },
        { "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", CollectorFailure.Malformed },
        { "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull", CollectorFailure.Malformed },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", CollectorFailure.Malformed },
        { "complete nonsense\r\n\r\n", CollectorFailure.Malformed },
        { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"Id\":", CollectorFailure.Unreachable },
        { "", CollectorFailure.Unreachable },
        { "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n", CollectorFailure.Unreachable },
        { "HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n", CollectorFailure.Denied },
        { "HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n", CollectorFailure.Unsupported },
        { "HTTP/1.1 302 X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", CollectorFailure.Unsupported },
        { "HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000) + "\r\n\r\n[]", CollectorFailure.TooLarge },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[" + new string(' ', 9 * 1024 * 1024) + "]", CollectorFailure.TooLarge },
    };

    [Theory]
    [Trait("Fault", "D2")]
    [MemberData(nameof(Nonsense))]
    public async Task An_answer_that_is_no_list_has_its_reason_and_the_next_good_one_is_used(string answer, CollectorFailure reason)
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        bench.Engine.Script = path => path.Contains("/containers/json", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(answer) : null;

        GuestCollection failed = await bench.UntilAsync(seen => seen.Outcomes is [_, { Success: false, Reason: not CollectorFailure.Timeout }]);
        Assert.Equal(reason, failed.Outcomes[1].Reason);
        Assert.Equal(reason, failed.Outcomes[0].Reason);
        int lists = bench.Engine.Requests.Count(path => path.Contains("/containers/json", StringComparison.Ordinal));
        int pings = bench.Engine.Requests.Count(path => path == "/_ping");
        Assert.True(lists <= pings, "Each attempt asks once.");

        bench.Engine.Script = _ => null;
        Assert.NotNull(Assert.Single((await bench.ConnectedAsync()).Guests).Cpu);
    }

    [Theory]
    [InlineData("Api-Version: ../../x\r\n")]
    [InlineData("")]
    public async Task An_engine_that_does_not_say_its_version_is_unsupported(string header)
    {
        await using var bench = new DockerBench();
        bench.Engine.Script = path => path == "/_ping" ? FakeDockerEngine.Response(200, "OK", header) : null;

        GuestCollection collection = await bench.UntilAsync(seen => seen.Outcomes.Length == 2);

        Assert.Equal(CollectorFailure.Unsupported, collection.Outcomes[1].Reason);
        Assert.All(bench.Engine.Requests, path => Assert.Equal("/_ping", path));
    }

    [Fact]
    public async Task A_broken_event_stream_costs_a_new_list_and_no_container()
    {
        await using var bench = new DockerBench();
        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        await bench.ConnectedAsync();

        await bench.Engine.EmitAsync("{\"Action\":}");
        GuestCollection broken = await bench.UntilAsync(seen => seen.Outcomes[1].Failures.Any(failure => failure.Reason == CollectorFailure.Malformed));
        Assert.NotNull(Assert.Single(broken.Guests).Cpu);
        await bench.ConnectedAsync();
    }

    [Fact]
    [Trait("Fault", "D8")]
    public async Task An_id_that_is_not_64_hex_digits_never_gets_into_a_route()
    {
        await using var bench = new DockerBench();
        string[] bad = ["../../version", new string('A', 64), new string('a', 63), new string('a', 63) + "\n", new string('é', 64), "", new string('a', 64) + "/../x"];
        foreach (string id in bad)
        {
            bench.Engine.Add(id, $"n{Array.IndexOf(bad, id)}");
        }

        bench.Engine.Add(DockerBench.WebId, "web", DockerBench.WebPid);
        GuestCollection collection = await bench.UntilAsync(seen => seen.Guests.Length > 0);
        foreach (string id in bad)
        {
            await bench.Engine.EmitAsync("start", id, "x");
        }

        await bench.Engine.EmitAsync("pause", DockerBench.WebId, "web");
        collection = await bench.UntilAsync(seen => seen.Guests is [{ State: GuestState.Paused }]);

        Assert.Equal((false, CollectorFailure.Malformed), (collection.Outcomes[1].Success, collection.Outcomes[1].Reason));
        Assert.True(collection.Outcomes[0].Success);
        Assert.Equal([$"/v1.41/containers/{DockerBench.WebId}/json"], bench.Engine.Requests.Where(path => path.EndsWith("/json", StringComparison.Ordinal)).Distinct());
    }
}
