using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Measures this machine from <c>/proc</c> and <c>/sys</c>. A file that can't be read costs its own values and makes the outcome say so; all others are there.</summary>
/// <remarks>Not for concurrent use, as <see cref="SnapshotCollector"/> isn't. Some 0.1 ms of CPU per call on a small machine; slow values are read beside it (tier 1).</remarks>
public sealed class HostCollector : IHostCollector
{
    private readonly TierOutcome _outcome;
    private readonly IdentityReader _identity;
    private readonly CpuReader _cpu;
    private readonly ActivityReader _activity;
    private readonly MemoryReader _memory;
    private readonly PagingReader _paging;
    private readonly DiskReader _disks;
    private readonly NetworkReader _networks;
    private readonly PressureReader _pressure;

    public HostCollector(KernelFiles files, TimeProvider clock, ILoggerFactory? loggers = null)
        : this(files, clock, loggers, CLibrary.Statvfs)
    {
    }

    internal HostCollector(KernelFiles files, TimeProvider clock, ILoggerFactory? loggers, Func<string, FilesystemUsage?> statvfs)
    {
        ILogger logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<HostCollector>();
        _outcome = new TierOutcome(tier: 0, clock, logger);
        _identity = new IdentityReader(files, clock);
        _cpu = new CpuReader(files, _outcome);
        _activity = new ActivityReader(files, _outcome);
        _memory = new MemoryReader(files, _outcome);
        _paging = new PagingReader(files, _outcome);
        _disks = new DiskReader(files, _outcome);
        _networks = new NetworkReader(files, _outcome);
        _pressure = new PressureReader(files, _outcome);
        Slow = new SlowHostReader(files, statvfs, clock, logger);
    }

    internal SlowHostReader Slow { get; }

    public HostCollection Collect()
    {
        SlowHostValues? slow = Slow.Newest();
        _outcome.Begin();
        HostCpu? cpu = _cpu.Read(out ProcStat stat);
        HostActivity activity = _activity.Read(stat, out ImmutableArray<double> load);
        HostMemory? memory = _memory.Read(out ImmutableArray<NamedCount> memoryLines);
        HostPaging? paging = _paging.Read(out ImmutableArray<NamedCount> vmstatLines);
        HostSample machine = new()
        {
            Identity = _identity.Read(),
            BootedAt = stat.BootSeconds is { } seconds and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,    // before the year 10000
            Cpu = cpu,
            Load = load,
            Memory = memory,
            MemoryLines = memoryLines,
            VmstatLines = vmstatLines,
            Paging = paging,
            Disks = _disks.Read(slow?.Disks),
            Filesystems = slow?.Filesystems ?? default,
            Networks = _networks.Read(slow?.Links),
            Pressure = _pressure.Read(),
            Activity = activity,
            Temperatures = slow?.Temperatures ?? default,
            Energy = slow?.Energy ?? default,
        };
        CollectorOutcome outcome = _outcome.End();
        return new HostCollection(machine, slow is null ? [outcome] : [outcome, slow.Outcome]);
    }
}
