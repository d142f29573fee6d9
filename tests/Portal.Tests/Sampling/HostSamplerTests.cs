using Portal.Collectors;
using Portal.Sampling;
using Portal.Tests.Support;

namespace Portal.Tests.Sampling;

public class HostSamplerTests
{
    private sealed class CountingHost : IHostCollector
    {
        public int Calls;

        public HostCollection Collect()
        {
            Interlocked.Increment(ref Calls);
            return new HostCollection(new HostSample(), []);
        }
    }

    [Fact]
    public async Task A_snapshot_young_enough_is_given_again_and_an_older_one_is_not()
    {
        var clock = new ManualTimeProvider();
        var host = new CountingHost();
        var sampler = new HostSampler(new SnapshotCollector("a", host, [], clock), clock);
        CancellationToken token = TestContext.Current.CancellationToken;

        HostSnapshot first = await sampler.GetAsync(TimeSpan.FromMilliseconds(250), token);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Same(first, await sampler.GetAsync(TimeSpan.FromMilliseconds(250), token));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotSame(first, await sampler.GetAsync(TimeSpan.FromMilliseconds(250), token));
        Assert.Equal(2, host.Calls);
    }

    [Fact]
    public async Task Forty_callers_at_once_share_one_collection()
    {
        var host = new CountingHost();
        var sampler = new HostSampler(new SnapshotCollector("a", host, [], TimeProvider.System), TimeProvider.System);
        CancellationToken token = TestContext.Current.CancellationToken;

        HostSnapshot[] all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => sampler.GetAsync(TimeSpan.FromSeconds(5), token).AsTask()));

        Assert.Equal(1, host.Calls);
        Assert.All(all, snapshot => Assert.Same(all[0], snapshot));
    }
}
