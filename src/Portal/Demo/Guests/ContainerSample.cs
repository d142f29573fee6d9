using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>A simulated container, with what the Docker collector knows of a real one and nothing else.</summary>
internal static class ContainerSample
{
    /// <summary>The kernel's default period of a CPU quota, in seconds.</summary>
    private const double QuotaPeriodSeconds = 0.1;

    private const long ThreadsLimit = 18_963;

    public static GuestSample Of(SimulatedGuest guest, GuestRun run, Moment moment)
    {
        GuestProfile profile = guest.Profile;
        var sample = new GuestSample
        {
            Kind = guest.Kind,
            RuntimeName = guest.RuntimeName,
            RuntimeId = guest.Seed.For("id").Hex(64),
            State = run.EndedSeconds is null ? GuestState.Running : GuestState.Stopped,
            Image = profile.Image,
            Restarts = run.Restarts,
        };
        if (run.EndedSeconds is { } ended)
        {
            return sample with { Exit = new GuestExit { Code = 0, FinishedAt = moment.TimeOf(ended), OomKilled = false } };
        }

        var use = new GuestUse(guest, run, moment.Seconds);
        return sample with
        {
            StartedAt = moment.TimeOf(run.StartedSeconds),
            Healthy = profile.HasHealthCheck ? true : null,
            CgroupPath = $"/system.slice/docker-{sample.RuntimeId}.scope",
            Cpu = Cpu(profile, use),
            Memory = Memory(profile, use),
            Paging = use.Paging,
            Storage = use.Storage,
            Disks = [new GuestDisk { Device = "nvme0n1", ReadBytes = use.ReadBytes, WrittenBytes = use.WrittenBytes, Reads = use.Reads, Writes = use.Writes, Discards = 0, DiscardedBytes = 0 }],
            Networks = SimulatedGuest.Networks("eth0", use),
            Pressure = use.Pressure,
            Processes = 2 + (long)(use.CpuRatio * 8),
            Threads = 9 + (long)(use.CpuRatio * 40),
            ThreadsLimit = ThreadsLimit,
        };
    }

    private static GuestCpu Cpu(GuestProfile profile, GuestUse use)
    {
        // Throttled in the periods in which it would have used more: the more of its quota it uses, the more of them.
        double periods = use.ElapsedSeconds / QuotaPeriodSeconds;
        double throttled = use.CpuSeconds / profile.Cores / QuotaPeriodSeconds * 0.55;
        return new GuestCpu
        {
            UsageNanoseconds = use.UsageNanoseconds,
            UserNanoseconds = use.UserNanoseconds,
            SystemNanoseconds = use.SystemNanoseconds,
            LimitCores = profile.IsLimited ? profile.Cores : null,
            QuotaCores = profile.IsLimited ? profile.Cores : null,
            Periods = profile.IsLimited ? Counted.Whole(periods) : null,
            ThrottledPeriods = profile.IsLimited ? Counted.Whole(throttled) : null,
            ThrottledNanoseconds = profile.IsLimited ? Counted.Nanoseconds(throttled * QuotaPeriodSeconds * 0.6) : null,
        };
    }

    private static GuestMemory Memory(GuestProfile profile, GuestUse use)
    {
        long usage = Counted.Whole(use.MemoryRatio * profile.MemoryBytes);
        return new GuestMemory
        {
            UsageBytes = usage,
            WorkingSetBytes = usage * 84 / 100,
            RssBytes = usage * 70 / 100,
            CacheBytes = usage * 26 / 100,
            SwapBytes = 0,
            LimitBytes = profile.IsLimited ? profile.MemoryBytes : null,
            OomKills = 0,
        };
    }
}
