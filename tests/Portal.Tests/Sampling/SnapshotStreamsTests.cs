using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Collectors;
using Portal.Sampling;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Tests.Sampling;

public sealed class SnapshotStreamsTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly CountingSampler _sampler = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private SnapshotStreams Streams => _app.Services.GetRequiredService<SnapshotStreams>();

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostSampler>(_sampler);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SnapshotStreams>();
        _app = builder.Build();
        _app.MapSnapshot(openToAll: false);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = LocalHttp.Client(new Uri(_app.Urls.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Each_line_is_a_whole_document_with_its_age()
    {
        using HttpResponseMessage answer = await OpenAsync("?period=200");
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        using StreamReader lines = new(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (int taken = 1; taken <= 3; taken++)
        {
            string line = (await lines.ReadLineAsync(TestContext.Current.CancellationToken))!;
            SnapshotDocument document = JsonSerializer.Deserialize(line, SnapshotJson.Default.SnapshotDocument)!;
            Assert.StartsWith("{\"age\":", line, StringComparison.Ordinal);
            Assert.InRange(document.AgeSeconds!.Value, 0, 5);
            Assert.Equal("host-b", document.Host);
            Assert.Equal(taken, document.Portal!.Snapshots);
        }
    }

    [Fact]
    public async Task A_single_answer_says_its_age_in_a_header_and_not_in_the_document()
    {
        using HttpResponseMessage answer = await _client.GetAsync(Routes.Snapshot, TestContext.Current.CancellationToken);
        Assert.InRange(double.Parse(answer.Headers.GetValues(SnapshotAge.Header).Single()), 0, 5);
        Assert.DoesNotContain("\"age\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?period=199")]
    [InlineData("?period=60001")]
    [InlineData("?period=-1")]
    [InlineData("?period=1e3")]
    [InlineData("?period=99999999999999999999")]
    public async Task A_period_that_can_not_be_is_refused_with_the_range(string query)
    {
        using HttpResponseMessage answer = await _client.GetAsync(Routes.SnapshotStream + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("200 to 60000", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_too_many_is_refused_until_another_has_ended()
    {
        List<HttpResponseMessage> open = [];
        for (int i = 0; i < SnapshotStreams.Most; i++)
        {
            open.Add(await OpenAsync(string.Empty));
        }

        using (HttpResponseMessage refused = await OpenAsync(string.Empty))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        open[0].Dispose();
        await Until.HoldsAsync("a place is free", Deadline, () => Task.FromResult(Streams.Open < SnapshotStreams.Most));
        using HttpResponseMessage served = await OpenAsync(string.Empty);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        open.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Nothing_is_sampled_after_the_reader_has_gone()
    {
        using (await OpenAsync("?period=200"))
        {
            Assert.Equal(1, Streams.Open);
        }

        await Until.HoldsAsync("the stream has ended", Deadline, () => Task.FromResult(Streams.Open == 0));
        int taken = _sampler.Taken;
        using HttpResponseMessage single = await _client.GetAsync(Routes.Snapshot, TestContext.Current.CancellationToken);
        Assert.Equal(taken + 1, _sampler.Taken);
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_end_of_the_program()
    {
        using HttpResponseMessage answer = await OpenAsync("?period=60000");
        Task stopping = _app.StopAsync(TestContext.Current.CancellationToken);
        await stopping.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        // Ended, not cut: its reader sees a whole answer.
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_given_no_queue()
    {
        _sampler.Padding = new string('x', 4_000_000);
        using HttpResponseMessage answer = await OpenAsync("?period=200");
        (int Taken, int Times) same = default;
        await Until.HoldsAsync("the connection is full", Deadline, () =>
        {
            int taken = _sampler.Taken;
            same = taken == same.Taken ? (taken, same.Times + 1) : (taken, 0);
            return Task.FromResult(taken > 0 && same.Times == 10);
        });
        Assert.InRange(_sampler.Taken, 1, 4);
    }

    [Fact]
    public async Task A_proxied_reader_finds_nothing_on_the_plain_listener()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Routes.SnapshotStream);
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using HttpResponseMessage answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> OpenAsync(string query) =>
        _client.GetAsync(Routes.SnapshotStream + query, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    private sealed class CountingSampler : IHostSampler
    {
        private int _taken;

        public int Taken => Volatile.Read(ref _taken);

        public string? Padding { get; set; }

        public ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken) => ValueTask.FromResult(new HostSnapshot
        {
            Host = "host-b",
            BootId = Padding,
            TakenAt = DateTimeOffset.UnixEpoch,
            UptimeNanoseconds = TimeProvider.System.GetElapsedTime(0).Ticks * 100,
            Portal = new Portal.Collectors.PortalProcess { Snapshots = Interlocked.Increment(ref _taken) },
        });
    }
}
