using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>The domains that tier 0 last listed, with their processes; they outlive an outage of libvirt.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class KnownDomains(KernelFiles files, CgroupTree cgroups, TimeProvider clock) : IDisposable
{
    // A pid file is there at once. Where there are none, every process is looked at, which is not for every snapshot.
    private static readonly TimeSpan SearchPeriod = TimeSpan.FromSeconds(5);

    private readonly QemuFinder _finder = new(files);
    private readonly BootTime _boot = new(files);
    private readonly Dictionary<Guid, KnownDomain> _domains = [];

    /// <summary>Takes over a fresh list: new domains come, others go.</summary>
    public void Follow(IReadOnlyCollection<FastDomain> domains)
    {
        HashSet<Guid> listed = [];
        foreach (FastDomain domain in domains)
        {
            listed.Add(domain.Identity.Uuid);
            if (_domains.TryGetValue(domain.Identity.Uuid, out KnownDomain? known))
            {
                known.Follow(domain);
            }
            else
            {
                _domains.Add(domain.Identity.Uuid, new KnownDomain(domain));
            }
        }

        foreach (Guid gone in _domains.Keys.Where(uuid => !listed.Contains(uuid)).ToArray())
        {
            _domains[gone].Dispose();
            _domains.Remove(gone);
        }

        FindProcesses();
    }

    /// <summary>One sample per domain that can be told of; see <see cref="KnownDomain.Sample"/>.</summary>
    public ImmutableArray<GuestSample> Sample(bool isFresh, Func<FastDomain, SlowReading?> slow, out CgroupFaults faults)
    {
        faults = CgroupFaults.None;
        var samples = ImmutableArray.CreateBuilder<GuestSample>(_domains.Count);
        foreach (KnownDomain domain in _domains.Values)
        {
            if (domain.Sample(isFresh, slow(domain.Last), ref faults) is { } sample)
            {
                samples.Add(sample);
            }
        }

        return samples.DrainToImmutable();
    }

    /// <summary>Taps of running domains, as last heard: they stay guests' while libvirt is silent.</summary>
    public ImmutableArray<string> Interfaces() =>
        [.. _domains.Values.Where(domain => domain.Last.Identity.Id is not null).SelectMany(domain => domain.Last.Networks).Select(network => network.Interface)];

    public void Dispose()
    {
        foreach (KnownDomain domain in _domains.Values)
        {
            domain.Dispose();
        }

        _domains.Clear();
    }

    private void FindProcesses()
    {
        List<KnownDomain> search = [];
        foreach (KnownDomain domain in _domains.Values.Where(domain => domain.LacksProcess))
        {
            if (_finder.FromPidFile(domain.Last.Identity) is { } process)
            {
                Attach(domain, process);
            }
            else if (domain.SearchedAt is not { } at || clock.GetElapsedTime(at) >= SearchPeriod)
            {
                domain.SearchedAt = clock.GetTimestamp();
                search.Add(domain);
            }
        }

        foreach ((Guid uuid, ProcessReader process) in _finder.FromProcessList(search.Select(domain => domain.Last.Identity)))
        {
            Attach(_domains[uuid], process);
        }
    }

    private void Attach(KnownDomain domain, ProcessReader process) =>
        domain.Attach(new DomainProcess(process, cgroups, clock), _boot.Read()?.AddTicks(process.StartedAfterBootNanoseconds / TimeSpan.NanosecondsPerTick));
}
