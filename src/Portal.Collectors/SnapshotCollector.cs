using System.Collections.Immutable;

namespace Portal.Collectors;

/// <summary>Takes a snapshot of this host: the machine and every kind of guest, side by side, under one deadline.</summary>
/// <remarks>Not for concurrent use: <c>Sampling</c> lets one caller in at a time and shares the result.</remarks>
public sealed class SnapshotCollector
{
    /// <summary>What a collector may take before it is left behind and reported as overdue. Below the shortest scrape budget (200 ms) with room for the answer itself.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(180);

    private readonly IHostCollector _host;
    private readonly ImmutableArray<GuestCollectorRun> _guests;
    private readonly TimeProvider _clock;
    private readonly PortalProcessReader _process;
    private readonly string _name;
    private long _taken;

    public SnapshotCollector(string hostName, IHostCollector host, IEnumerable<IGuestCollector> guests, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(guests);
        _name = hostName;
        _host = host;
        _guests = [.. guests.Select(collector => new GuestCollectorRun(collector, clock))];
        _clock = clock;
        _process = new PortalProcessReader();
        string? twice = _guests.GroupBy(run => run.Kind).FirstOrDefault(group => group.Count() > 1)?.Key.Name;
        if (twice is not null)
        {
            throw new ArgumentException($"Two collectors are registered for the guest kind '{twice}'.", nameof(guests));
        }
    }

    /// <summary>Registered kinds, in the order of registration.</summary>
    public ImmutableArray<GuestKind> Kinds => [.. _guests.Select(run => run.Kind)];

    public async Task<HostSnapshot> CollectAsync(CancellationToken cancellationToken)
    {
        Task<GuestCollection>[] runs = [.. _guests.Select(run => run.CollectAsync(Deadline, cancellationToken))];
        HostCollection host = _host.Collect();
        GuestCollection[] collections = await Task.WhenAll(runs);
        HashSet<string> ofGuests = new(collections.SelectMany(collection => collection.HostInterfaces), StringComparer.Ordinal);
        return new HostSnapshot
        {
            Host = _name,
            Version = PortalProcessReader.ProgramVersion,
            BootId = _process.BootId,
            TakenAt = _clock.GetUtcNow(),
            UptimeNanoseconds = _clock.GetElapsedTime(0).Ticks * 100,
            Machine = WithoutGuestInterfaces(host.Machine, ofGuests),
            Guests = [.. collections.SelectMany(collection => collection.Guests)],
            Collectors = [.. host.Outcomes, .. collections.SelectMany(collection => collection.Outcomes)],
            Portal = _process.Read(++_taken),
        };
    }

    private static HostSample WithoutGuestInterfaces(HostSample machine, HashSet<string> ofGuests) =>
        ofGuests.Count == 0 || machine.Networks.IsDefault
            ? machine
            : machine with { Networks = [.. machine.Networks.Where(network => !ofGuests.Contains(network.Interface))] };
}
