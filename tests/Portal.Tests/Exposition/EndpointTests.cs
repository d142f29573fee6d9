using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.Collectors;
using Portal.Tests.Real;

namespace Portal.Tests.Exposition;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/metrics/hosts")]
    [InlineData("/metrics/guests")]
    [InlineData("/metrics/guests/libvirt")]
    [InlineData("/metrics/guests/docker")]
    [InlineData("/metrics/guests/android")]
    [InlineData("/metrics/self")]
    [InlineData("/metrics/local")]
    [InlineData("/api/metrics/prometheus/hosts")]
    [InlineData("/api/metrics/prometheus/libvirt")]
    [InlineData("/api/metrics/prometheus/docker")]
    [InlineData("/api/metrics/prometheus/android")]
    public async Task Every_route_satisfies_promtool_and_reads_the_same_in_both_formats(string path)
    {
        await using TestExposition portal = await TestExposition.StartAsync(exporter: exporter => exporter.Direct = true);
        byte[] text = await portal.Client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
        using HttpResponseMessage answer = await portal.SendAsync(path, headers: ("Accept", "application/openmetrics-text"));
        byte[] openMetrics = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        await Promtool.AcceptsAsync(Encoding.UTF8.GetString(text), path);
        string[] own = ["testbed_exposition", "process", "dotnet", "aspnetcore"];
        string[] Series(IEnumerable<ReadSample> samples) => [.. samples.Where(sample => !own.Any(sample.Name.StartsWith)).Select(sample => sample.Identity + sample.Value)];
        Assert.Equal(Series(StrictReader.ReadText(text)), Series(StrictReader.ReadOpenMetrics(openMetrics)));
    }

    [Fact]
    public async Task The_parts_are_the_whole()
    {
        await using TestExposition portal = await TestExposition.StartAsync();
        async Task<string[]> Names(string path) =>
            [.. StrictReader.ReadText(await portal.Client.GetByteArrayAsync(path, TestContext.Current.CancellationToken)).Where(sample => !sample.Name.StartsWith("testbed_exposition", StringComparison.Ordinal)).Select(sample => sample.Identity)];

        string[] whole = await Names("/metrics");
        string[] parts = [.. await Names("/metrics/hosts"), .. await Names("/metrics/guests"), .. await Names("/metrics/self")];

        Assert.Equal(whole.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "text/plain; version=0.0.4; charset=utf-8")]
    [InlineData("application/openmetrics-text; version=1.0.0", "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores")]
    public async Task Headers_are_those_that_Prometheus_knows(string accept, string contentType)
    {
        await using TestExposition portal = await TestExposition.StartAsync();

        using HttpResponseMessage answer = await portal.SendAsync("/metrics", headers: ("Accept", accept));

        Assert.Equal(contentType, Assert.Single(answer.Content.Headers.NonValidated["Content-Type"]));
        Assert.Equal("Accept, Accept-Encoding", string.Join(", ", answer.Headers.GetValues("Vary")));
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, answer.Content.Headers.ContentLength);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("192.0.2.1", "gzip", "/metrics", true)]
    [InlineData("192.0.2.1", "identity", "/metrics", false)]
    [InlineData("192.0.2.1", "gzip", "/api/metrics/prometheus/hosts", false)]
    [InlineData("127.0.0.1", "gzip", "/metrics", false)]
    public async Task Compresses_large_answers_to_other_machines_that_ask_for_it(string peer, string acceptEncoding, string path, bool expected)
    {
        await using TestExposition portal = await TestExposition.StartAsync(peer: peer);

        using HttpResponseMessage answer = await portal.SendAsync(path, headers: ("Accept-Encoding", acceptEncoding));

        Assert.Equal(expected ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
        await using Stream body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = expected ? new GZipStream(body, CompressionMode.Decompress) : body;
        using MemoryStream text = new();
        await plain.CopyToAsync(text, TestContext.Current.CancellationToken);
        Assert.NotEmpty(StrictReader.ReadText(text.ToArray()));
    }

    [Fact]
    public async Task HEAD_collects_nothing()
    {
        await using TestExposition portal = await TestExposition.StartAsync();

        using HttpResponseMessage answer = await portal.SendAsync("/metrics", HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", Assert.Single(answer.Content.Headers.NonValidated["Content-Type"]));
        Assert.False(answer.Content.Headers.NonValidated.Contains("Content-Length"));
        Assert.Equal(0, portal.Cluster.Calls);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        await using TestExposition portal = await TestExposition.StartAsync();

        using HttpResponseMessage answer = await portal.SendAsync("/metrics", new HttpMethod(method));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/metrics/guests/vmware")]
    [InlineData("/metrics/guests/..%2f")]
    [InlineData("/api/metrics/prometheus/self")]
    public async Task An_unknown_kind_is_not_found(string path)
    {
        await using TestExposition portal = await TestExposition.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(path, HttpMethod.Head)).StatusCode);
    }

    [Fact]
    public async Task A_kind_without_guests_is_an_empty_answer()
    {
        await using TestExposition portal = await TestExposition.StartAsync(snapshot: ExampleCluster.Of() with { Kinds = [new GuestKind("firecracker")] });

        Assert.Empty(await portal.Client.GetByteArrayAsync("/metrics/guests/firecracker", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Scrapes_are_fresh_and_old_gauges_may_be_two_seconds_old()
    {
        await using TestExposition portal = await TestExposition.StartAsync();

        await portal.SendAsync("/metrics", headers: ("X-Prometheus-Scrape-Timeout-Seconds", "2"));
        Assert.Equal(TimeSpan.FromMilliseconds(250), portal.Cluster.AskedMaxAge);
        Assert.Equal(TimeSpan.FromSeconds(1.5), portal.Cluster.AskedDeadline);

        await portal.SendAsync("/api/metrics/prometheus/docker");
        Assert.Equal(TimeSpan.FromSeconds(2), portal.Cluster.AskedMaxAge);
    }

    [Fact]
    public async Task A_host_serves_itself_under_runtime_names()
    {
        await using TestExposition portal = await TestExposition.StartAsync(isMain: false, exporter: exporter => (exporter.Direct, exporter.Unassigned) = (true, false));

        IReadOnlyList<ReadSample> samples = StrictReader.ReadText(await portal.Client.GetByteArrayAsync("/metrics/local", TestContext.Current.CancellationToken));

        Assert.DoesNotContain(samples, sample => sample["project"] is not null);
        Assert.Equal(["campus-db", "campus-web"], samples.Where(sample => sample.Name == "testbed_guest_up").Select(sample => sample["guest"]));
        Assert.Equal("client", Assert.Single(samples, sample => sample.Name == "testbed_host_info")["mode"]);
        Assert.Contains(samples, sample => sample.Name == "testbed_collector_success");
    }

    [Theory]
    [Trait("Fault", "E8")]
    [InlineData("/metrics")]
    [InlineData("/metrics/hosts")]
    [InlineData("/metrics/guests")]
    [InlineData("/metrics/guests/docker")]
    [InlineData("/metrics/self")]
    [InlineData("/metrics/local")]
    [InlineData("/api/metrics/prometheus/hosts")]
    public async Task A_client_serves_none_of_it(string path)
    {
        await using TestExposition portal = await TestExposition.StartAsync(isMain: false);

        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(path)).StatusCode);
        Assert.Equal(0, portal.Cluster.Calls);
    }
}
