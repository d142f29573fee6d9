using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Sampling;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>The main host's view: its own snapshot, every other member that the testbed names, and the join with all deployments.</summary>
/// <remarks>One joined snapshot at a time is made and shared. Other members are listed and not asked: they are reported as silent, with the reason.</remarks>
public sealed class MainCluster(IHostSampler sampler, ITestbed testbed, OwnHost ownHost, IEnumerable<IGuestCollector> collectors, TimeProvider clock) : ICluster
{
    private readonly ImmutableArray<GuestKind> _kinds = [.. collectors.Select(collector => collector.Kind)];
    private readonly Lock _gate = new();
    private readonly OwnHostFetch _own = new(sampler, clock);
    private ClusterSnapshot _newest = new() { TakenAt = clock.GetUtcNow(), Timestamp = long.MinValue };
    private Task<ClusterSnapshot>? _running;
    private GuestClaims? _claims;
    private TestbedContents? _claimed;

    public ClusterSnapshot Newest => _newest;

    public ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken)
    {
        Task<ClusterSnapshot> running;
        lock (_gate)
        {
            if (_newest.Timestamp != long.MinValue && clock.GetElapsedTime(_newest.Timestamp) <= maxAge)
            {
                return ValueTask.FromResult(_newest);
            }

            running = _running ?? Start(maxAge, deadline);
        }

        return new ValueTask<ClusterSnapshot>(running.WaitAsync(cancellationToken));
    }

    public IDisposable Watch(string host) => throw new NotSupportedException("Other hosts are not asked yet.");

    // Called under the lock. Up to its first wait it runs right here, which saves the scrape a change of threads: the
    // sampler collects on a thread of its own, and what it has already is joined in microseconds.
    private Task<ClusterSnapshot> Start(TimeSpan maxAge, TimeSpan deadline)
    {
        Task<ClusterSnapshot> gathering = GatherAsync(maxAge, deadline);
        _running = gathering.IsCompleted ? null : gathering;
        return gathering;
    }

    private async Task<ClusterSnapshot> GatherAsync(TimeSpan maxAge, TimeSpan deadline)
    {
        try
        {
            TestbedContents contents = testbed.Current;
            string ownName = ownHost.NameIn(contents);
            HostAnswer own = await _own.FetchAsync(ownName, ownHost.AddressIn(contents), maxAge, deadline);
            ImmutableArray<HostAnswer> hosts = WithOthers(own, contents);
            var snapshot = new ClusterSnapshot
            {
                TakenAt = clock.GetUtcNow(),
                Timestamp = clock.GetTimestamp(),
                Hosts = hosts,
                Testbed = contents,
                Kinds = _kinds,
                Guests = GuestJoin.Join(contents, ClaimsOf(contents), hosts, new Dictionary<string, KeptSnapshot?>(StringComparer.Ordinal) { [ownName] = _own.Baseline }),
            };
            return _newest = snapshot;
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private GuestClaims ClaimsOf(TestbedContents contents)
    {
        if (!ReferenceEquals(_claimed, contents))
        {
            _claims = new GuestClaims(contents);
            _claimed = contents;
        }

        return _claims!;
    }

    private static ImmutableArray<HostAnswer> WithOthers(HostAnswer own, TestbedContents contents)
    {
        IEnumerable<HostAnswer> others = contents.Hosts.Where(host => !string.Equals(host.Name, own.Name, StringComparison.Ordinal)).Select(Silent);
        return [.. others.Append(own).OrderBy(host => host.Name, StringComparer.Ordinal)];
    }

    private static HostAnswer Silent(TestbedHost host) => new()
    {
        Name = host.Name,
        Mode = host.IsMain ? "main" : "client",
        Address = host.Address,
        Fetch = new FetchStatus { Result = FetchResult.Pending, Reason = "This host has not joined: only the main host itself is measured." },
    };
}
