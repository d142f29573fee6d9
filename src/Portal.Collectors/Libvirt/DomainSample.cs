using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>Puts together what is known of a domain into one sample. Decides which source a value comes from; reads nothing.</summary>
internal static class DomainSample
{
    /// <param name="domain">From tier 0.</param>
    /// <param name="usage">From /proc and the group; null when it has no process.</param>
    /// <param name="slow">From tier 1; null when it was never measured.</param>
    /// <param name="startedAt">Null when it has no process.</param>
    public static GuestSample From(FastDomain domain, DomainUsage? usage, SlowReading? slow, DateTimeOffset? startedAt)
    {
        GuestSample sample = new()
        {
            Kind = GuestKind.Libvirt,
            RuntimeName = domain.Identity.Name,
            RuntimeId = domain.Identity.Uuid.ToString(),
            State = domain.State,
            Image = slow?.Definition?.Image,
        };
        if (domain.Identity.Id is null || usage is not { } used)
        {
            // Without a process there is nothing measured; what a driver without processes says of interfaces is still its word.
            return domain.Identity.Id is null ? sample : sample with { Networks = domain.Networks };
        }

        SlowValues? values = slow?.Values;
        return sample with
        {
            StartedAt = startedAt,
            CgroupPath = used.GroupPath,
            Cpu = Cpu(used),
            Memory = Memory(used, slow?.Definition) with { Balloon = values?.Balloon },
            Paging = Paging(used),
            Storage = Storage(used.Process),
            Disks = values?.Disks ?? default,
            Networks = domain.Networks,
            Pressure = Pressure(used.Group),
            Threads = used.Process.Threads,
            SlowAgeNanoseconds = slow?.AgeNanoseconds,
        };
    }

    private static GuestCpu Cpu(DomainUsage used)
    {
        (ProcessValues process, CgroupValues group) = (used.Process, used.Group);
        bool byGroup = group.CpuTotalNanoseconds is not null;
        bool hasQuota = group.CpuQuotaCores is not null;
        return new GuestCpu
        {
            UsageNanoseconds = group.CpuTotalNanoseconds ?? process.UserNanoseconds + process.SystemNanoseconds,
            UserNanoseconds = byGroup ? group.CpuUserNanoseconds : process.UserNanoseconds,
            SystemNanoseconds = byGroup ? group.CpuSystemNanoseconds : process.SystemNanoseconds,
            VcpuCount = process.VcpuCount,
            LimitCores = Least(process.VcpuCount, group.CpuQuotaCores),
            QuotaCores = group.CpuQuotaCores,
            Periods = hasQuota ? group.CpuPeriods : null,
            ThrottledPeriods = hasQuota ? group.CpuThrottledPeriods : null,
            ThrottledNanoseconds = hasQuota ? group.CpuThrottledNanoseconds : null,
            Vcpus = process.Vcpus.IsDefaultOrEmpty
                ? default
                : [.. process.Vcpus.Select(vcpu => new VcpuCounters { Index = vcpu.Index, UsageNanoseconds = vcpu.RunNanoseconds, StealNanoseconds = vcpu.WaitNanoseconds })],
        };
    }

    private static double? Least(double? left, double? right) => left is null || right < left ? right : left;

    private static GuestMemory Memory(DomainUsage used, DomainDefinition? definition) => new()
    {
        UsageBytes = used.Group.MemoryUsageBytes,
        WorkingSetBytes = used.Group.MemoryWorkingSetBytes,
        CacheBytes = used.Group.MemoryFileBytes,
        RssBytes = used.Process.ResidentBytes,
        SwapBytes = used.Group.MemorySwapBytes ?? used.Process.SwapBytes,
        LimitBytes = definition?.MemoryBytes,
        OomKills = used.Group.MemoryOomKills,
    };

    private static GuestPaging Paging(DomainUsage used) => used.Group.MemoryFaults is null
        ? new GuestPaging { Faults = used.Process.MinorFaults + used.Process.MajorFaults, MajorFaults = used.Process.MajorFaults }
        : new GuestPaging { Faults = used.Group.MemoryFaults, MajorFaults = used.Group.MemoryMajorFaults };

    // proc_pid_io(5) is root's and the user's own to read: null for anybody else.
    private static StorageBytes? Storage(ProcessValues process) => process.StorageReadBytes is null && process.StorageWrittenBytes is null
        ? null
        : new StorageBytes { ReadBytes = process.StorageReadBytes, WrittenBytes = process.StorageWrittenBytes };

    private static PressureCounters? Pressure(CgroupValues group) => group.CpuPressure is null && group.MemoryPressure is null && group.IoPressure is null
        ? null
        : new PressureCounters { Cpu = Times(group.CpuPressure), Memory = Times(group.MemoryPressure), Io = Times(group.IoPressure) };

    private static PressureTimes? Times(CgroupPressure? pressure) =>
        pressure is not { } known ? null : new PressureTimes { WaitingNanoseconds = known.SomeNanoseconds, StalledNanoseconds = known.FullNanoseconds };
}
