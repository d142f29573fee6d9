using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>Virtual machines of a libvirt daemon: names, states and interfaces from one bulk call that asks no QEMU, numbers from /proc and control groups, disks and balloons beside it.</summary>
/// <remarks>
/// A daemon that hangs or dies costs states and interfaces: the machines it last listed go on with what the kernel says of them, as long as their QEMU lives.
/// Where neither daemon nor socket was ever seen the collection is empty and reports no outcome.
/// </remarks>
public sealed class LibvirtGuestCollector : IGuestCollector, IDisposable
{
    /// <summary>What the bulk call may take: most of what a collector has, less the reading of /proc.</summary>
    internal static readonly TimeSpan ListDeadline = TimeSpan.FromMilliseconds(120);

    private readonly TimeProvider _clock;
    private readonly FastDomainReads _fast;
    private readonly SlowDomainReads _slow;
    private readonly KnownDomains _known;
    private readonly TierReport _report;
    private readonly string _socketPath;
    private bool _wasThere;

    /// <param name="files">The host's kernel files and <c>/run/libvirt/qemu</c>.</param>
    /// <param name="uri">As libvirt's clients take it: <c>qemu:///system</c>, or with <c>?socket=/path/libvirt-sock-ro</c>.</param>
    /// <param name="clock">For deadlines, ages and periods.</param>
    /// <param name="logger">One line when a tier fails and one when it is well again.</param>
    public LibvirtGuestCollector(KernelFiles files, string uri, TimeProvider clock, ILogger? logger = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        _clock = clock;
        _socketPath = LibvirtSocket.PathOf(uri);
        _fast = new FastDomainReads(uri, clock);
        _slow = new SlowDomainReads(uri, clock, logger ?? NullLogger.Instance);
        _known = new KnownDomains(files, new CgroupTree(files, clock), clock);
        _report = new TierReport(0, clock, logger ?? NullLogger.Instance);
    }

    public GuestKind Kind => GuestKind.Libvirt;

    public async ValueTask<GuestCollection> CollectAsync(CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        LaneAnswer<List<FastDomain>> answer = await _fast.ReadAsync(ListDeadline, cancellationToken);
        if (!_wasThere && answer.Failure is { } failure && (failure.NothingThere || (failure.Reason == CollectorFailure.Timeout && !File.Exists(_socketPath))))
        {
            // The very first call also loads the library: on a busy machine that alone can take longer than the deadline.
            return new GuestCollection();
        }

        _wasThere = true;
        if (answer.Value is { } domains)
        {
            _known.Follow(domains);
            _slow.Wake(domains);
        }

        ImmutableArray<GuestSample> guests = _known.Sample(answer.Value is not null, _slow.Find, out CgroupFaults faults);
        _report.Ended(answer.Failure ?? FailureOf(faults), _clock.GetElapsedTime(start));
        return new GuestCollection
        {
            Guests = guests,
            HostInterfaces = _known.Interfaces(),
            Outcomes = [.. new[] { _report.ToOutcome(guests.Length, ageNanoseconds: 0, _fast.OverdueCalls), _slow.ToOutcome() }.OfType<CollectorOutcome>()],
        };
    }

    /// <summary>Lets all connections go without waiting for them; threads end when their calls return.</summary>
    public void Dispose()
    {
        _fast.Dispose();
        _slow.Dispose();
        _known.Dispose();
    }

    private static LibvirtFailure? FailureOf(CgroupFaults faults) => faults switch
    {
        CgroupFaults.None => null,
        _ when faults.HasFlag(CgroupFaults.Denied) => new(CollectorFailure.Denied, "A machine's control group can't be read."),
        _ when faults.HasFlag(CgroupFaults.Malformed) => new(CollectorFailure.Malformed, "A file of a machine's control group is not understood."),
        _ when faults.HasFlag(CgroupFaults.TooLarge) => new(CollectorFailure.TooLarge, "A file of a machine's control group is too large."),
        _ => new(CollectorFailure.Internal, "Reading a machine's control group failed."),
    };
}
