using Portal.Cluster.Members;

namespace Portal.Cluster.Fetching;

/// <summary>Asks one member: at most one request under way, shared by all who wait for it, each within a budget of its own. Thread-safe.</summary>
/// <remarks>After three misses in a row the member is suspended: callers wait 200 ms for it, and a probe in the background gives it the full budget.</remarks>
internal sealed class MemberFetch : IDisposable
{
    /// <summary>What a caller waits for a suspended member: enough for one that is well again, and not felt in a scrape.</summary>
    public static readonly TimeSpan SuspendedBudget = TimeSpan.FromMilliseconds(200);

    // A host shares what it collects for this long. Callers that want older ones are served from here before a request is made.
    private static readonly TimeSpan AskedAge = TimeSpan.FromMilliseconds(250);

    private readonly IHostSource _source;
    private readonly TimeProvider _clock;
    private readonly FanoutLog _log;
    private readonly Lock _gate = new();
    private readonly FetchAccount _account = new();
    private readonly SnapshotTrail _trail = new();
    private readonly MemberProbe _probe;
    private readonly MemberWatch _watch;
    private Request? _running;
    private ArrivedSnapshot? _newest;
    private KeptSnapshot? _baseline;
    private long _lastStreamedAt = long.MinValue;

    public MemberFetch(Member member, IHostSource source, TimeProvider clock, FanoutLog log)
    {
        (Member, _source, _clock, _log) = (member, source, clock, log);
        _probe = new MemberProbe(this, clock);
        _watch = new MemberWatch(source, Offer, clock);
    }

    public Member Member { get; }

    /// <summary>When the newest snapshot arrived that was not asked for, as a monotonic reading; the smallest number before the first.</summary>
    public long LastStreamedAt => Volatile.Read(ref _lastStreamedAt);

    public bool IsSuspended
    {
        get
        {
            lock (_gate)
            {
                return _account.IsSuspended;
            }
        }
    }

    /// <summary>The newest snapshot if it is young enough, else what one request yields within <paramref name="budget"/>; a member that did not answer has none.</summary>
    /// <exception cref="OperationCanceledException">The caller went away, which is no miss.</exception>
    public Task<MemberAnswer> GetAsync(TimeSpan maxAge, TimeSpan budget, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Member.WhyNotAsked is not null)
            {
                return Task.FromResult(Answer(null));
            }

            if (_newest is { } newest && newest.Age(_clock) <= maxAge)
            {
                return Task.FromResult(Answer(newest));
            }

            TimeSpan patience = _account.IsSuspended && budget > SuspendedBudget ? SuspendedBudget : budget;
            return WaitAsync(Join(maxAge), maxAge, patience, cancellationToken);
        }
    }

    /// <summary>A whole try with the full budget, whoever else waits; false while the member stays suspended.</summary>
    public async Task<bool> ProbeAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        Request request;
        lock (_gate)
        {
            request = Join(AskedAge);
        }

        await WaitAsync(request, AskedAge, budget, cancellationToken);
        return !IsSuspended;
    }

    /// <summary>Takes in what came without being asked for, from a stream: the next caller finds it.</summary>
    public void Offer(FetchedSnapshot fetched)
    {
        lock (_gate)
        {
            // A request may have overtaken it.
            if (fetched.Snapshot is { } snapshot && _newest?.IsNewerThan(snapshot) == true)
            {
                _account.Received(fetched.ReceivedBytes);
                return;
            }

            Accept(fetched, isOffered: true);
            if (fetched.Snapshot is not null)
            {
                Volatile.Write(ref _lastStreamedAt, _newest!.ArrivedAt);
            }
        }
    }

    /// <summary>Opens the member's stream, or closes it.</summary>
    public void Watch(bool watched) => _watch.Set(watched && Member.WhyNotAsked is null && Member.Protocol != MemberProtocol.Own);

    public void Dispose()
    {
        _watch.Dispose();
        _probe.Dispose();
        _source.Dispose();
    }

    private Request Join(TimeSpan maxAge)
    {
        if (_running is { } running && running.Call.TryJoin())
        {
            return running;
        }

        // One that everybody left is still winding up: the next waits for it, so that there is never a second one under way.
        Task previous = _running?.Call.Work ?? Task.CompletedTask;
        _account.Asked();
        var request = new Request(_clock.GetTimestamp());
        _running = request;
        request.Call = new SharedCall<FetchedSnapshot>(left => RunAsync(request, previous, maxAge < AskedAge ? maxAge : AskedAge, left));
        return request;
    }

    private async Task<FetchedSnapshot> RunAsync(Request request, Task previous, TimeSpan maxAge, CancellationToken left)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        FetchedSnapshot fetched = await _source.FetchAsync(maxAge, left);
        lock (_gate)
        {
            Accept(fetched);
            if (fetched.Result != FetchResult.Ok && !left.IsCancellationRequested)
            {
                Miss(request, request.StartedAt, fetched.Result, fetched.Reason);
            }
        }

        return fetched;
    }

    private async Task<MemberAnswer> WaitAsync(Request request, TimeSpan maxAge, TimeSpan patience, CancellationToken cancellationToken)
    {
        bool answered = false;
        long waitsFrom = _clock.GetTimestamp();
        try
        {
            answered = (await request.Call.Work.WaitAsync(patience, _clock, cancellationToken)).Result == FetchResult.Ok;
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                answered = request.Call.Work is { IsCompletedSuccessfully: true, Result.Result: FetchResult.Ok };
                if (!request.Call.Work.IsCompleted)
                {
                    Miss(request, waitsFrom, FetchResult.Timeout, _source.WhyUnanswered);
                }
            }
        }
        finally
        {
            request.Call.Leave();
        }

        lock (_gate)
        {
            return Answer(_newest is { } newest && (answered || newest.Age(_clock) <= maxAge) ? newest : null);
        }
    }

    private void Accept(FetchedSnapshot fetched, bool isOffered = false)
    {
        _account.Received(fetched.ReceivedBytes);
        if (fetched.Snapshot is not { } snapshot)
        {
            return;
        }

        _newest = new ArrivedSnapshot(fetched, _clock.GetTimestamp(), isOffered);
        _baseline = _trail.Advance(snapshot);
        _account.Succeeded(fetched, _clock.GetUtcNow());
        _log.Answered(Member.Name);
    }

    // One miss for all who waited at the same time. Who came after a miss and waited in vain has missed anew, though the request is the same: scrapes and
    // ticks that take turns in waiting keep one request alive for ever, and a host that hangs would be suspended twice as late.
    private void Miss(Request request, long waitedFrom, FetchResult result, string? reason)
    {
        if (request.MissedAt is { } before)
        {
            if (waitedFrom <= before)
            {
                return;
            }

            _account.Asked();
        }

        request.MissedAt = _clock.GetTimestamp();
        _account.Missed(result, reason, _clock.GetElapsedTime(waitedFrom), _clock.GetUtcNow());
        _log.Missed(Member.Name, result, reason);
        if (_account.IsSuspended)
        {
            _probe.Arm();
        }
    }

    private MemberAnswer Answer(ArrivedSnapshot? newest) => new(
        new HostAnswer
        {
            Name = Member.Name,
            Mode = Member.Mode,
            Address = Member.Address?.Authority,
            Protocol = Member.Protocol,
            IsJoined = Member.JoinedAs is not null,
            Snapshot = newest?.Snapshot,
            LastCollectors = _newest?.Snapshot.Collectors ?? default,
            Previous = newest is null ? null : _baseline?.Snapshot,
            SnapshotAge = newest?.Age(_clock),
            Testbed = newest?.Fetched.Testbed,
            ImpossibleValues = newest?.Fetched.ImpossibleValues ?? 0,
            IsStreamed = _watch.IsOpen,
            StreamedAt = newest is { IsOffered: true } ? newest.ArrivedAt : null,
            Fetch = Member.WhyNotAsked is { } why ? new FetchStatus { Reason = why } : _account.Status,
        },
        newest is null ? null : _baseline);

    private sealed class Request(long startedAt)
    {
        public long StartedAt { get; } = startedAt;

        public SharedCall<FetchedSnapshot> Call { get; set; } = null!;

        /// <summary>When somebody last waited for it in vain; null: nobody yet.</summary>
        public long? MissedAt { get; set; }
    }
}
