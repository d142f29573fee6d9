using Microsoft.Extensions.Logging;

namespace Portal.Collectors.Libvirt;

/// <summary>Tier 1: disks, balloon and XML of each domain, beside the snapshots. They go through each QEMU's monitor and take 6 ms a domain, or for ever.</summary>
/// <remarks>
/// A round starts with a snapshot that got a fresh list, at most every 5 s, and no other way: nothing runs when nobody asks, and a hung daemon is not asked a second time.
/// Its lanes are closed 15 s after the last snapshot. <see cref="Wake"/> and <see cref="Find"/> belong to one thread at a time; rounds run beside it.
/// </remarks>
internal sealed class SlowDomainReads : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ValueLifetime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock;
    private readonly SlowLanes _lanes;
    private readonly SlowCalls _calls;
    private readonly TierReport _report;
    private readonly ITimer _idle;
    private readonly Dictionary<Guid, SlowDomain> _domains = [];
    private Task _round = Task.CompletedTask;
    private long? _startedAt;

    public SlowDomainReads(string uri, TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _lanes = new SlowLanes(uri, clock);
        _calls = new SlowCalls(clock);
        _report = new TierReport(1, clock, logger);
        _idle = clock.CreateTimer(_ => _lanes.Close(forGood: false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes over a fresh list and starts a round, if one is due and none is running.</summary>
    public void Wake(IReadOnlyCollection<FastDomain> domains)
    {
        Follow(domains);
        _idle.Change(IdleLifetime, Timeout.InfiniteTimeSpan);
        if (_round.IsCompleted && _domains.Count > 0 && (_startedAt is not { } at || _clock.GetElapsedTime(at) >= Period))
        {
            _startedAt = _clock.GetTimestamp();
            _round = RunAsync([.. _domains.Values], _startedAt.Value);
        }
    }

    /// <summary>Null for a domain, or a run of it, that is not known here.</summary>
    public SlowReading? Find(FastDomain domain) =>
        _domains.TryGetValue(domain.Identity.Uuid, out SlowDomain? known) && known.Identity.Id == domain.Identity.Id ? _calls.Read(known, ValueLifetime) : null;

    /// <summary>Null before the first round ended.</summary>
    public CollectorOutcome? ToOutcome()
    {
        long? oldest = _domains.Values.Where(domain => domain.Identity.Id is not null).Max(domain => _calls.Read(domain, ValueLifetime).AgeNanoseconds);
        return _report.ToOutcome(guests: null, oldest, _calls.OverdueCalls);
    }

    public void Dispose()
    {
        _idle.Dispose();
        _lanes.Close(forGood: true);
    }

    private void Follow(IReadOnlyCollection<FastDomain> domains)
    {
        foreach (FastDomain domain in domains)
        {
            // Another run of a domain begins anew, also where a call for the old run is still out.
            if (!_domains.TryGetValue(domain.Identity.Uuid, out SlowDomain? known) || known.Identity != domain.Identity)
            {
                _domains[domain.Identity.Uuid] = new SlowDomain(domain.Identity);
            }
        }

        if (_domains.Count > domains.Count)
        {
            HashSet<Guid> listed = [.. domains.Select(domain => domain.Identity.Uuid)];
            foreach (Guid gone in _domains.Keys.Where(uuid => !listed.Contains(uuid)).ToArray())
            {
                _domains.Remove(gone);
            }
        }
    }

    private async Task RunAsync(SlowDomain[] domains, long start)
    {
        LibvirtFailure? failure;
        try
        {
            failure = await new SlowRound(_lanes, _calls, _clock).RunAsync(domains);
        }
        catch (Exception fault)
        {
            // The border of the unit: nobody awaits a round, so what it throws would go unseen.
            failure = new LibvirtFailure(CollectorFailure.Internal, $"Reading disks and balloons failed with {fault.GetType().Name}.");
        }

        _report.Ended(failure, _clock.GetElapsedTime(start));
    }
}
