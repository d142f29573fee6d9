namespace Portal.Cluster.Fetching;

/// <summary>A host of which nobody said whether it has a portal: where none answers, TestbedOS' own server is asked the next time, and back. Asked once at a time, so nothing here is locked.</summary>
/// <remarks>Without authentication only: under mutual TLS nothing falls back to plain HTTP.</remarks>
internal sealed class PortalOrTestbedSource(IHostSource portal, IHostSource testbed, TimeProvider clock) : IHostSource
{
    /// <summary>A portal may be installed any time: while TestbedOS answers, it is looked for this often.</summary>
    public static readonly TimeSpan LookForPortal = TimeSpan.FromMinutes(1);

    private IHostSource? _testbedNow;
    private long _since;

    private IHostSource Current => _testbedNow ?? portal;

    public string WhyUnanswered => Current.WhyUnanswered;

    public async Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        if (_testbedNow is not null && clock.GetElapsedTime(_since) >= LookForPortal)
        {
            _since = clock.GetTimestamp();
            FetchedSnapshot found = await portal.FetchAsync(maxAge, cancellationToken);
            if (found.Result == FetchResult.Ok)
            {
                _testbedNow = null;
                return found;
            }
        }

        FetchedSnapshot fetched = await Current.FetchAsync(maxAge, cancellationToken);
        if (_testbedNow is null ? fetched.Result is FetchResult.Refused or FetchResult.Status : fetched.Result != FetchResult.Ok && !cancellationToken.IsCancellationRequested)
        {
            _testbedNow = _testbedNow is null ? testbed : null;
            _since = clock.GetTimestamp();
        }

        return fetched;
    }

    public IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, CancellationToken cancellationToken) => Current.WatchAsync(period, cancellationToken);

    public void Dispose()
    {
        portal.Dispose();
        testbed.Dispose();
    }
}
