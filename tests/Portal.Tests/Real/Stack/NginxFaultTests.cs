using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Real.Stack;

/// <summary>Nginx with parts of the stack away, and callers who take too much.</summary>
[Trait("Category", "Real")]
public sealed class NginxFaultTests(NginxBed bed) : IClassFixture<NginxBed>
{
    [Fact]
    public async Task It_starts_without_Grafana_and_says_so_in_the_frame()
    {
        await using NginxServer nginx = await NginxServer.StartAsync(new NginxStart { Portal = bed.Portal.Authority, ShowsPrometheus = true });
        Assert.Equal(200, (await nginx.SendAsync("GET", "/")).Status);
        foreach ((string target, string sentence) in ((string, string)[])
            [("/grafana/d/testbed-host", "Grafana does not answer.\n"), ("/grafana/public/build/app.js", "Grafana does not answer.\n"), ("/grafana/api/health", "Grafana does not answer.\n"), ("/prometheus/graph", "Prometheus does not answer.\n")])
        {
            RawAnswer answer = await nginx.SendAsync("GET", target);
            Assert.Equal((503, sentence), (answer.Status, answer.Body));
            Assert.Equal(["no-store"], answer["Cache-Control"]);
            Assert.Equal(["frame-ancestors 'self'"], answer["Content-Security-Policy"]);
        }
    }

    [Fact]
    public async Task A_portal_that_is_away_is_one_sentence_too()
    {
        StubUpstream portal = await StubUpstream.StartAsync("portal");
        await using NginxServer nginx = await NginxServer.StartAsync(new NginxStart { Portal = portal.Authority, Grafana = bed.Grafana.Authority });
        await portal.DisposeAsync();
        RawAnswer page = await nginx.SendAsync("GET", "/");
        Assert.Equal((503, "Testbed Portal does not answer.\n"), (page.Status, page.Body));
        Assert.Equal(503, (await nginx.SendAsync("GET", "/grafana/d/testbed-host")).Status);
    }

    [Fact]
    public async Task Operators_reach_Prometheus_only_where_that_is_switched_on()
    {
        await using NginxServer nginx = await NginxServer.StartAsync(new NginxStart { Portal = bed.Portal.Authority, Prometheus = bed.Prometheus.Authority, ShowsPrometheus = true });
        bed.Prometheus.Forget();
        Assert.Equal(200, (await nginx.SendAsync("GET", "/prometheus/api/v1/query?query=up%7Bjob%3D%22x%22%7D")).Status);
        Assert.Equal("/api/v1/query?query=up%7Bjob%3D%22x%22%7D", Assert.Single(bed.Prometheus.Seen).Target);
        Assert.Equal(403, (await nginx.SendAsync("DELETE", "/prometheus/api/v1/admin/tsdb/delete_series")).Status);
        Assert.Single(bed.Prometheus.Seen);
        Assert.Equal(404, (await bed.SendAsync("GET", "/prometheus/graph")).Status);
    }

    [Fact]
    public async Task Bodies_end_at_their_limit()
    {
        Assert.Equal(200, (await bed.SendAsync("POST", "/upload", new RawOptions { BodyBytes = 64 << 10 })).Status);
        Assert.Equal(413, (await bed.SendAsync("POST", "/upload", new RawOptions { BodyBytes = (64 << 10) + 1 })).Status);
        Assert.Equal(200, (await bed.SendAsync("POST", "/grafana/api/ds/query", new RawOptions { BodyBytes = 256 << 10 })).Status);
        Assert.Equal((413, "nobody"), ((await bed.SendAsync("POST", "/grafana/api/ds/query", new RawOptions { BodyBytes = (256 << 10) + 1 })).Status, bed.SeenBy()));
    }

    [Fact]
    public async Task Headers_end_at_their_limit()
    {
        Assert.Equal(200, (await bed.SendAsync("GET", "/", new RawOptions { Headers = [("X-Long", new string('x', 8000))] })).Status);
        Assert.Equal(400, (await bed.SendAsync("GET", "/", new RawOptions { Headers = [("X-Long", new string('x', 9000))] })).Status);
        Assert.Equal(414, (await bed.SendAsync("GET", "/" + new string('x', 9000))).Status);
    }

    [Fact]
    public async Task Who_never_ends_the_headers_is_let_go()
    {
        using Socket socket = await RawHttp.ConnectAsync(bed.Nginx.Port);
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: slow\r\n"), TestContext.Current.CancellationToken);
        Assert.True((await RawHttp.ReadAsync(stream)).Status is 408 or 0); // ReadAsync ends only when Nginx closes
    }

    [Fact]
    public async Task One_address_has_a_hundred_requests_under_way_and_another_address_its_own()
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bed.Portal.AnswersFirst = async context =>
        {
            if (context.Request.Path == "/held")
            {
                await over.Task;
            }

            return false;
        };
        RawOptions greedy = new() { From = "127.0.0.2" };
        bed.Portal.Forget();
        Task<RawAnswer>[] held = [.. Enumerable.Range(0, 100).Select(_ => bed.Nginx.SendAsync("GET", "/held", greedy))];
        await Support.Until.HoldsAsync("the portal holds a hundred requests", TimeSpan.FromSeconds(20), () => Task.FromResult(bed.Portal.Seen.Count == 100));
        RawAnswer oneMore = await bed.Nginx.SendAsync("GET", "/", greedy);
        RawAnswer another = await bed.Nginx.SendAsync("GET", "/");
        over.SetResult();
        await Task.WhenAll(held);
        bed.Portal.AnswersFirst = null;
        Assert.Equal((StatusCodes.Status429TooManyRequests, 200), (oneMore.Status, another.Status));
        Assert.All(held, answer => Assert.Equal(200, answer.Result.Status));
    }

    [Fact]
    public async Task A_flood_of_queries_is_held_to_its_rate()
    {
        RawOptions greedy = new() { From = "127.0.0.3" };
        List<int> statuses = [];
        for (int sent = 0; sent < 3000 && !statuses.Contains(StatusCodes.Status429TooManyRequests); sent += 50)
        {
            statuses.AddRange((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.Nginx.SendAsync("GET", "/grafana/api/annotations", greedy)))).Select(answer => answer.Status));
        }

        Assert.Equal([200, 429], statuses.Distinct().Order());
        Assert.True(statuses.Count(status => status == 200) >= 400, "The burst of a page full of frames must pass.");
    }

    [Fact]
    public async Task What_was_refused_is_logged_without_its_query()
    {
        await bed.SendAsync("GET", "/grafana/api/new-in-this-version?token=secret");
        await bed.SendAsync("GET", "/grafana/public/..%2fx?token=secret");
        await bed.SendAsync("GET", "/grafana/d/testbed-host?token=secret");
        await bed.SendAsync("GET", "/metrics?token=secret");
        string log = bed.Nginx.RefusedLog;
        Assert.Contains("127.0.0.1 404 GET /grafana/api/new-in-this-version\n", log, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 400 GET /grafana/public/..%2fx\n", log, StringComparison.Ordinal);
        Assert.DoesNotContain("testbed-host", log, StringComparison.Ordinal);
        Assert.DoesNotContain("metrics", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
    }
}
