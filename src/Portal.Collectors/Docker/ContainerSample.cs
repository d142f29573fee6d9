using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>What the engine said and what the kernel counted, as a guest's sample.</summary>
internal static class ContainerSample
{
    /// <summary>A container without numbers: it does not run, or they can't be had.</summary>
    public static GuestSample WithoutNumbers(DockerContainer container, GuestState state) => new()
    {
        Kind = GuestKind.Docker,
        RuntimeName = container.Name,
        RuntimeId = container.Id.Digits,
        State = state,
        Image = container.Image,
        Restarts = container.Restarts,
        Exit = state is GuestState.Running or GuestState.Paused ? null : container.Exit,
    };

    public static GuestSample Of(DockerContainer container, ContainerProcess process, CgroupValues values, CgroupTree tree) =>
        WithoutNumbers(container, container.State) with
        {
            StartedAt = container.StartedAt,
            Healthy = container.Healthy,
            CgroupPath = process.CgroupPath,
            Cpu = Cpu(values),
            Memory = new GuestMemory
            {
                UsageBytes = values.MemoryUsageBytes,
                WorkingSetBytes = values.MemoryWorkingSetBytes,
                RssBytes = values.MemoryAnonBytes,
                CacheBytes = values.MemoryFileBytes,
                SwapBytes = values.MemorySwapBytes,
                LimitBytes = values.MemoryLimitBytes,
                OomKills = values.MemoryOomKills,
            },
            Paging = new GuestPaging { Faults = values.MemoryFaults, MajorFaults = values.MemoryMajorFaults },
            Storage = Storage(values.Io, tree),
            Disks = Disks(values.Io, tree),
            Pressure = Pressure(values),
            Processes = values.Processes,
            Threads = values.Pids,
            ThreadsLimit = values.PidsMax,
        };

    /// <summary>Already the container's view, since they come from its own namespace.</summary>
    public static ImmutableArray<NetworkCounters> Networks(List<InterfaceCounters> interfaces)
    {
        var networks = ImmutableArray.CreateBuilder<NetworkCounters>(interfaces.Count);
        foreach (ref readonly InterfaceCounters counters in CollectionsMarshal.AsSpan(interfaces))
        {
            if (counters.Name == "lo")
            {
                continue;
            }

            networks.Add(new NetworkCounters
            {
                Interface = counters.Name,
                ReceivedBytes = counters.ReceivedBytes,
                ReceivedPackets = counters.ReceivedPackets,
                ReceiveErrors = counters.ReceiveErrors,
                ReceiveDrops = counters.ReceiveDrops,
                ReceiveFifo = counters.ReceiveFifo,
                ReceiveFrame = counters.ReceiveFrame,
                ReceiveCompressed = counters.ReceiveCompressed,
                ReceiveMulticast = counters.ReceiveMulticast,
                TransmittedBytes = counters.TransmittedBytes,
                TransmittedPackets = counters.TransmittedPackets,
                TransmitErrors = counters.TransmitErrors,
                TransmitDrops = counters.TransmitDrops,
                TransmitFifo = counters.TransmitFifo,
                TransmitCollisions = counters.TransmitCollisions,
                TransmitCarrier = counters.TransmitCarrier,
                TransmitCompressed = counters.TransmitCompressed,
            });
        }

        return networks.DrainToImmutable();
    }

    private static GuestCpu Cpu(CgroupValues values)
    {
        bool limited = values.CpuQuotaCores is not null;
        double? limit = values.CpusetCpus is { } cpus ? Math.Min(cpus, values.CpuQuotaCores ?? cpus) : values.CpuQuotaCores;
        return new GuestCpu
        {
            UsageNanoseconds = values.CpuTotalNanoseconds,
            UserNanoseconds = values.CpuUserNanoseconds,
            SystemNanoseconds = values.CpuSystemNanoseconds,
            LimitCores = limit,
            QuotaCores = values.CpuQuotaCores,
            Periods = limited ? values.CpuPeriods : null,
            ThrottledPeriods = limited ? values.CpuThrottledPeriods : null,
            ThrottledNanoseconds = limited ? values.CpuThrottledNanoseconds : null,
        };
    }

    private static PressureCounters? Pressure(CgroupValues values) =>
        values.CpuPressure is null && values.MemoryPressure is null && values.IoPressure is null ? null : new PressureCounters
        {
            Cpu = Times(values.CpuPressure),
            Memory = Times(values.MemoryPressure),
            Io = Times(values.IoPressure),
        };

    private static PressureTimes? Times(CgroupPressure? pressure) => pressure is not { } stalls ? null : new PressureTimes
    {
        WaitingNanoseconds = stalls.SomeNanoseconds,
        StalledNanoseconds = stalls.FullNanoseconds,
    };

    // A device that lies on another listed one is left out of the sum: what goes through both would count twice.
    private static StorageBytes? Storage(ReadOnlyMemory<CgroupIo>? io, CgroupTree tree)
    {
        if (io is not { } list)
        {
            return null;
        }

        long read = 0, written = 0;
        foreach (CgroupIo device in list.Span)
        {
            if (!tree.IsStackedOnListed(device, list.Span))
            {
                read = Sum(read, device.ReadBytes);
                written = Sum(written, device.WrittenBytes);
            }
        }

        return new StorageBytes { ReadBytes = read, WrittenBytes = written };
    }

    private static long Sum(long sum, long? more) => more is { } add && add > long.MaxValue - sum ? long.MaxValue : sum + (more ?? 0);

    private static ImmutableArray<GuestDisk> Disks(ReadOnlyMemory<CgroupIo>? io, CgroupTree tree)
    {
        if (io is not { } list)
        {
            return default;
        }

        var disks = new GuestDisk[list.Length];
        for (int i = 0; i < disks.Length; i++)
        {
            CgroupIo device = list.Span[i];
            disks[i] = new GuestDisk
            {
                Device = tree.DeviceName(device.Major, device.Minor) ?? $"{device.Major}:{device.Minor}",
                ReadBytes = device.ReadBytes,
                WrittenBytes = device.WrittenBytes,
                Reads = device.Reads,
                Writes = device.Writes,
                Discards = device.Discards,
                DiscardedBytes = device.DiscardedBytes,
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(disks);
    }
}
