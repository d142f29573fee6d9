using System.Collections.Immutable;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>The main host's view: every member asked side by side, whatever came in time, and the join with all deployments.</summary>
/// <remarks>A gathering under way is shared by all callers that it serves. It stops when the last of them left.</remarks>
internal sealed class MainCluster : ICluster, IDisposable
{
    // A period of the stream and half of one more, for what was under way.
    private static readonly TimeSpan StreamedAge = MemberWatch.Period * 1.5;

    private readonly ITestbed _testbed;
    private readonly IMembership _membership;
    private readonly TimeProvider _clock;
    private readonly ImmutableArray<GuestKind> _kinds;
    private readonly MemberRoster _roster;
    private readonly Lock _gate = new();
    private ClusterSnapshot _newest;
    private Gathering? _newestOf;
    private Gathering? _running;
    private (TestbedContents Contents, GuestClaims Claims)? _claims;

    public MainCluster(ITestbed testbed, IMembership membership, HostSources sources, IEnumerable<IGuestCollector> collectors, TimeProvider clock, ILogger<MainCluster> logger)
    {
        (_testbed, _membership, _clock) = (testbed, membership, clock);
        _kinds = [.. collectors.Select(collector => collector.Kind)];
        _roster = new MemberRoster(sources.Open, clock, new FanoutLog(logger, clock));
        _newest = new ClusterSnapshot { TakenAt = clock.GetUtcNow(), Timestamp = long.MinValue };
    }

    public ClusterSnapshot Newest => Volatile.Read(ref _newest);

    public ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken) =>
        GetAsync(maxAge, maxAge, deadline, cancellationToken);

    public ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan maxAgeOfOthers, TimeSpan deadline, CancellationToken cancellationToken)
    {
        TestbedContents contents = _testbed.Current;
        Gathering gathering;
        lock (_gate)
        {
            if (_newestOf is { } newestOf && IsCurrent(newestOf, contents) && newestOf.MaxAgeOfOthers <= maxAgeOfOthers && _clock.GetElapsedTime(_newest.Timestamp) <= maxAge)
            {
                return ValueTask.FromResult(_newest);
            }

            gathering = _running is { } running && IsCurrent(running, contents) && running.Serves(maxAge, maxAgeOfOthers, deadline, _clock) && running.Call!.TryJoin()
                ? running
                : Start(contents, maxAge, maxAgeOfOthers, deadline);
        }

        return new ValueTask<ClusterSnapshot>(WaitAsync(gathering, cancellationToken));
    }

    public IDisposable Watch(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new WatchedHost(_roster, host);
    }

    public void Dispose() => _roster.Dispose();

    private static async Task<ClusterSnapshot> WaitAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        try
        {
            return await gathering.Call!.Work.WaitAsync(cancellationToken);
        }
        finally
        {
            gathering.Call!.Leave();
        }
    }

    // What is joined with older files serves nobody who comes after them: the first scrape of a program that has just read them would know no deployment.
    // Nor does what lacks a snapshot that has arrived since: a page that is shown a scrape's view in its place misses one of two.
    private bool IsCurrent(Gathering gathering, TestbedContents contents) =>
        ReferenceEquals(gathering.Contents, contents) && !_roster.HasStreamedSince(gathering.StartedAt);

    // Called under the lock. Up to its first wait it runs right here, which saves the scrape a change of threads: the
    // sampler collects on a thread of its own, requests are sent without waiting, and what is there already is joined in microseconds.
    private Gathering Start(TestbedContents contents, TimeSpan maxAge, TimeSpan maxAgeOfOthers, TimeSpan deadline)
    {
        var gathering = new Gathering(contents, maxAge, maxAgeOfOthers, deadline, _clock.GetTimestamp());
        _running = gathering;
        gathering.Call = new SharedCall<ClusterSnapshot>(abandoned => GatherAsync(gathering, abandoned));
        return gathering;
    }

    private async Task<ClusterSnapshot> GatherAsync(Gathering gathering, CancellationToken abandoned)
    {
        ImmutableArray<MemberFetch> members = _roster.For(_membership.MembersIn(gathering.Contents));
        var asked = new Task<MemberAnswer>[members.Length];
        for (int i = 0; i < asked.Length; i++)
        {
            asked[i] = members[i].GetAsync(MaxAgeOf(members[i].Member, gathering), gathering.Deadline, abandoned);
        }

        var hosts = ImmutableArray.CreateBuilder<HostAnswer>(asked.Length);
        var baselines = new Dictionary<string, KeptSnapshot?>(asked.Length, StringComparer.Ordinal);
        for (int i = 0; i < asked.Length; i++)
        {
            MemberAnswer answer = await asked[i];
            hosts.Add(answer.Answer.IsJoined ? answer.Answer with { HeartbeatAge = _membership.HeartbeatAgeOf(members[i].Member) } : answer.Answer);
            baselines[answer.Answer.Name] = answer.Baseline;
        }

        return Publish(gathering, hosts.DrainToImmutable(), baselines);
    }

    // What nobody looks at may be older. A host that is streamed sends one each second: a request beside it would only make it collect twice.
    private TimeSpan MaxAgeOf(Member member, Gathering gathering)
    {
        if (!_roster.IsWatched(member.Name))
        {
            return gathering.MaxAgeOfOthers;
        }

        TimeSpan streamed = StreamedAge < gathering.MaxAgeOfOthers ? StreamedAge : gathering.MaxAgeOfOthers;
        return member.Protocol == MemberProtocol.Own || streamed < gathering.MaxAge ? gathering.MaxAge : streamed;
    }

    private ClusterSnapshot Publish(Gathering gathering, ImmutableArray<HostAnswer> hosts, Dictionary<string, KeptSnapshot?> baselines)
    {
        var snapshot = new ClusterSnapshot
        {
            TakenAt = _clock.GetUtcNow(),
            Timestamp = _clock.GetTimestamp(),
            Hosts = hosts,
            Testbed = gathering.Contents,
            Kinds = _kinds,
            Guests = GuestJoin.Join(gathering.Contents, ClaimsOf(gathering.Contents), hosts, baselines),
        };
        lock (_gate)
        {
            (_newest, _newestOf) = (snapshot, gathering);
        }

        return snapshot;
    }

    // Two gatherings may make it at once; either is right.
    private GuestClaims ClaimsOf(TestbedContents contents)
    {
        lock (_gate)
        {
            if (_claims is not { } known || !ReferenceEquals(known.Contents, contents))
            {
                _claims = known = (contents, new GuestClaims(contents));
            }

            return known.Claims;
        }
    }
}
