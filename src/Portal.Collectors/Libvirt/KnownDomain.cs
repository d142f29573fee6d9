using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>A domain between snapshots: what tier 0 last said of it, and its process.</summary>
internal sealed class KnownDomain(FastDomain first) : IDisposable
{
    private DomainProcess? _process;
    private DateTimeOffset? _startedAt;

    public FastDomain Last { get; private set; } = first;

    public bool LacksProcess => _process is null && Last.Identity.Id is not null;

    /// <summary>When all processes were last searched for this one's; null if that is still to do.</summary>
    public long? SearchedAt { get; set; }

    /// <summary>Takes in a newer record of the same domain.</summary>
    public void Follow(FastDomain now)
    {
        // Another run of it has another number: its process is another too, even if the old one has not quite gone.
        if (now.Identity.Id != Last.Identity.Id)
        {
            Drop();
        }

        Last = now;
    }

    public void Attach(DomainProcess process, DateTimeOffset? startedAt)
    {
        _process = process;
        _startedAt = startedAt;
    }

    /// <summary>The sample; null when libvirt did not answer and nothing shows that the domain still runs.</summary>
    /// <param name="isFresh">Whether <see cref="Last"/> was said just now. If not, state and interfaces are not known: only what the kernel says stands.</param>
    /// <param name="slow">From tier 1.</param>
    /// <param name="faults">Collects what could not be understood.</param>
    public GuestSample? Sample(bool isFresh, SlowReading? slow, ref CgroupFaults faults)
    {
        DomainUsage? usage = null;
        if (_process is not null)
        {
            if (_process.TryRead(out DomainUsage read))
            {
                usage = read;
                faults |= read.Group.Faults;
            }
            else
            {
                Drop();
            }
        }

        return isFresh ? DomainSample.From(Last, usage, slow, _startedAt)
            : usage is not null ? DomainSample.From(Last with { State = GuestState.Unknown, Networks = default }, usage, slow, _startedAt)
            : null;
    }

    public void Dispose() => Drop();

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
        _startedAt = null;
        SearchedAt = null;
    }
}
