using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>One running emulator: its process, held open, and what does not change while it runs.</summary>
internal sealed class Emulator : IDisposable
{
    private readonly ProcessReader _process;
    private readonly AvdConfiguration _configuration;
    private readonly bool _ownNetwork;
    private readonly List<InterfaceCounters> _interfaces = [];

    public Emulator(KernelFiles files, ProcessReader process, string name, long? bootSeconds)
    {
        _process = process;
        Name = name;
        Network = ProcessList.NetworkNamespace(files, process.Pid);
        (_configuration, string? folder) = AvdHome.Find(files, process.Pid, name);
        _ownNetwork = !EmulatorNetwork.IsHosts(files, process.Pid, Network);
        StartedAt = bootSeconds is { } boot and < 253_402_300_800        // before the year 10000
            ? DateTimeOffset.FromUnixTimeSeconds(boot).AddTicks(process.StartedAfterBootNanoseconds / TimeSpan.NanosecondsPerTick)
            : null;
        Boot = folder is null ? null : new BootMark(folder, StartedAt);
        Boot?.Look();
    }

    public string Name { get; }

    public int Pid => _process.Pid;

    /// <summary>Clock ticks since boot; the smaller, the older.</summary>
    public long StartTicks => _process.StartTicks;

    /// <summary>Identity of its network namespace; null when it may not be seen.</summary>
    public string? Network { get; }

    /// <summary>Whether Android has booted in it; null where its files may not be looked at.</summary>
    public BootMark? Boot { get; }

    /// <summary>Whether it was a zombie when last read: its launcher has not reaped it.</summary>
    public bool HasEnded { get; private set; }

    private DateTimeOffset? StartedAt { get; }

    /// <summary>Reads it once.</summary>
    /// <param name="sharesNetwork">Whether another emulator is in its network namespace: then whose traffic it is can't be told.</param>
    /// <param name="sample">Null when it has ended.</param>
    /// <returns>Gone when it has ended, which is normal; else how the reading went.</returns>
    public KernelReadOutcome Read(bool sharesNetwork, out GuestSample? sample)
    {
        bool withNetwork = _ownNetwork && !sharesNetwork;
        KernelReadOutcome outcome = _process.Read(out ProcessValues values, withNetwork ? _interfaces : null, withSwap: true);
        HasEnded = outcome == KernelReadOutcome.Read && (values.State is 'Z' or 'X');
        sample = outcome switch
        {
            KernelReadOutcome.Read when HasEnded => new GuestSample { Kind = GuestKind.Android, RuntimeName = Name, State = GuestState.Failed, Image = _configuration.Image },
            KernelReadOutcome.Read => SampleOf(values, withNetwork),
            KernelReadOutcome.Gone => null,
            _ => new GuestSample { Kind = GuestKind.Android, RuntimeName = Name, State = GuestState.Unknown, Image = _configuration.Image },
        };
        return outcome;
    }

    public void Dispose() => _process.Dispose();

    private GuestSample SampleOf(in ProcessValues values, bool withNetwork)
    {
        int? vcpus = values.VcpuCount ?? _configuration.CpuCount;
        return new GuestSample
        {
            Kind = GuestKind.Android,
            RuntimeName = Name,
            State = values.State == 'T' ? GuestState.Paused : GuestState.Running,
            Image = _configuration.Image,
            StartedAt = StartedAt,
            Cpu = new GuestCpu
            {
                UsageNanoseconds = values.UserNanoseconds + values.SystemNanoseconds,
                UserNanoseconds = values.UserNanoseconds,
                SystemNanoseconds = values.SystemNanoseconds,
                VcpuCount = vcpus,
                LimitCores = vcpus,
                Vcpus = values.Vcpus.IsEmpty
                    ? default
                    : [.. values.Vcpus.Select(vcpu => new VcpuCounters { Index = vcpu.Index, UsageNanoseconds = vcpu.RunNanoseconds, StealNanoseconds = vcpu.WaitNanoseconds })],
            },
            Memory = new GuestMemory { RssBytes = values.ResidentBytes, SwapBytes = values.SwapBytes, LimitBytes = _configuration.MemoryBytes },
            Paging = new GuestPaging { Faults = values.MinorFaults + values.MajorFaults, MajorFaults = values.MajorFaults },
            Storage = values.StorageReadBytes is null && values.StorageWrittenBytes is null
                ? null
                : new StorageBytes { ReadBytes = values.StorageReadBytes, WrittenBytes = values.StorageWrittenBytes },
            Networks = withNetwork ? EmulatorNetwork.CountersOf(CollectionsMarshal.AsSpan(_interfaces)) : default,
            Threads = values.Threads,
            BootCompleted = Boot?.IsThere,
        };
    }
}
