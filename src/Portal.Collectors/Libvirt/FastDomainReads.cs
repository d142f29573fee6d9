using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Tier 0: state and interfaces of all domains in one call, in every snapshot.</summary>
/// <remarks>At most one call is ever out. While one is overdue nobody waits for it, and no other is made. One thread at a time.</remarks>
internal sealed class FastDomainReads(string uri, TimeProvider clock) : IDisposable
{
    private readonly Lazy<LibvirtLane> _lane = new(() => new LibvirtLane(uri, clock));
    private Task<LaneAnswer<List<FastDomain>>>? _call;
    private long _calledAt;

    /// <summary>1 while a call is past its deadline.</summary>
    public int OverdueCalls { get; private set; }

    /// <summary>The list as it is now, or why there is none.</summary>
    public async Task<LaneAnswer<List<FastDomain>>> ReadAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (_call is not { IsCompleted: false })
        {
            OverdueCalls = 0;
            _calledAt = clock.GetTimestamp();
            _call = _lane.Value.CallAsync(List);
        }

        // A call whose first caller went away still has its deadline, not a new one.
        TimeSpan left = deadline - clock.GetElapsedTime(_calledAt);
        try
        {
            LaneAnswer<List<FastDomain>> answer = await _call.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken);
            _call = null;
            return answer;
        }
        catch (TimeoutException)
        {
            OverdueCalls = 1;
            return new(null, LibvirtFailure.Overdue);
        }
    }

    public void Dispose()
    {
        if (_lane.IsValueCreated)
        {
            _lane.Value.Dispose();
        }
    }

    private static List<FastDomain> List(LibvirtConnection connection)
    {
        FastDomainReader reader = new();
        connection.ReadAllDomains(DomainStatsGroups.State | DomainStatsGroups.Interface, reader);
        return reader.Finish();
    }
}
