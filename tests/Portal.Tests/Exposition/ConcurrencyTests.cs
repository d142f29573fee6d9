using System.Net;
using Portal.Exposition;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

public sealed class ConcurrencyTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    [Trait("Fault", "E1")]
    public async Task Forty_scrapes_at_once_read_identical_values()
    {
        await using TestExposition portal = await TestExposition.StartAsync();
        TaskCompletionSource gate = new();
        portal.Cluster.Gate = gate.Task;
        Task<byte[]>[] scrapes = [.. Enumerable.Range(0, 40).Select(_ => portal.Client.GetByteArrayAsync("/metrics/guests", TestContext.Current.CancellationToken))];
        await Until.HoldsAsync("forty scrapes wait", Deadline, () => Task.FromResult(portal.Cluster.Waiting == 40));

        gate.SetResult();

        Assert.Single((await Task.WhenAll(scrapes)).Select(Convert.ToHexString).Distinct());
    }

    [Fact]
    public async Task One_more_than_can_wait_is_told_to_come_back()
    {
        await using TestExposition portal = await TestExposition.StartAsync();
        TaskCompletionSource gate = new();
        portal.Cluster.Gate = gate.Task;
        int places = AdmissionGate.MaxRendering + AdmissionGate.MaxWaiting;
        Task<HttpResponseMessage>[] waiting = [.. Enumerable.Range(0, places).Select(_ => portal.SendAsync("/metrics"))];
        await Until.HoldsAsync("every place is taken", Deadline, () => Task.FromResult(portal.Cluster.Waiting == places));

        using HttpResponseMessage refused = await portal.SendAsync("/metrics");
        gate.SetResult();
        HttpResponseMessage[] answered = await Task.WhenAll(waiting);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("1", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.All(answered, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Contains("testbed_exposition_rejected_total 1\n", await portal.Client.GetStringAsync("/metrics/self", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "E2")]
    public async Task Work_stops_when_the_scraper_has_gone()
    {
        await using TestExposition portal = await TestExposition.StartAsync();
        portal.Cluster.Gate = new TaskCompletionSource().Task;
        using CancellationTokenSource scraper = new();
        Task<HttpResponseMessage> scrape = portal.Client.GetAsync("/metrics", scraper.Token);
        await Until.HoldsAsync("the scrape waits", Deadline, () => Task.FromResult(portal.Cluster.Waiting == 1));

        await scraper.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scrape);
        await Until.HoldsAsync("nobody waits any more", Deadline, () => Task.FromResult(portal.Cluster.Waiting == 0));
    }
}
