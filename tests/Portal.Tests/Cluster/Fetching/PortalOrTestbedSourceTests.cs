using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Fetching;

public sealed class PortalOrTestbedSourceTests
{
    private readonly Scripted _portal = new(), _testbed = new();
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData(FetchResult.Refused)]
    [InlineData(FetchResult.Status)]
    public async Task Where_no_portal_answers_testbedos_is_asked_the_next_time_and_back(FetchResult noPortal)
    {
        using var source = new PortalOrTestbedSource(_portal, _testbed, _clock);
        (_portal.Result, _testbed.Result) = (noPortal, FetchResult.Ok);

        Assert.Equal(noPortal, await FetchAsync(source));
        Assert.Equal(FetchResult.Ok, await FetchAsync(source));
        Assert.Equal((1, 1), (_portal.Asked, _testbed.Asked));

        (_portal.Result, _testbed.Result) = (FetchResult.Ok, FetchResult.Refused);
        Assert.Equal(FetchResult.Refused, await FetchAsync(source));
        Assert.Equal(FetchResult.Ok, await FetchAsync(source));
    }

    [Fact]
    public async Task A_portal_that_is_slow_stays_a_portal()
    {
        using var source = new PortalOrTestbedSource(_portal, _testbed, _clock);
        _portal.Result = FetchResult.Timeout;
        await FetchAsync(source);
        await FetchAsync(source);
        Assert.Equal(0, _testbed.Asked);
    }

    [Fact]
    public async Task A_portal_that_was_installed_is_found_within_a_minute()
    {
        using var source = new PortalOrTestbedSource(_portal, _testbed, _clock);
        (_portal.Result, _testbed.Result) = (FetchResult.Refused, FetchResult.Ok);
        await FetchAsync(source);
        await FetchAsync(source);
        _portal.Result = FetchResult.Ok;
        _clock.Advance(PortalOrTestbedSource.LookForPortal);

        await FetchAsync(source);
        await FetchAsync(source);

        Assert.Equal((3, 1), (_portal.Asked, _testbed.Asked));
    }

    private static async Task<FetchResult> FetchAsync(PortalOrTestbedSource source) =>
        (await source.FetchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken)).Result;

    private sealed class Scripted : IHostSource
    {
        public FetchResult Result { get; set; } = FetchResult.Ok;

        public int Asked { get; private set; }

        public string WhyUnanswered => "";

        public Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(new FetchedSnapshot { Result = Result });
        }

        public IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, CancellationToken cancellationToken) => AsyncEnumerable.Empty<FetchedSnapshot>();

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
