using Portal.Collectors;

namespace Portal.Live;

/// <summary>How a CPU, or all of them, spent the time between two snapshots, as shares of that time (0 to 1).</summary>
public sealed record CpuShares(double UserRatio, double NiceRatio, double SystemRatio, double InterruptRatio, double IowaitRatio, double StealRatio, double IdleRatio)
{
    /// <summary>Busy, that is neither idle nor waiting for a disk.</summary>
    public double BusyRatio => 1 - IdleRatio - IowaitRatio;

    /// <summary>Null without an earlier sample, and where the counters fell.</summary>
    public static CpuShares? Between(CpuTimes? now, CpuTimes? before)
    {
        if (now is null || before is null)
        {
            return null;
        }

        // iowait and idle are known to step back by a tick now and then (proc_stat(5)): such a step counts as nothing.
        double user = Step(now.UserNanoseconds, before.UserNanoseconds);
        double nice = Step(now.NiceNanoseconds, before.NiceNanoseconds);
        double system = Step(now.SystemNanoseconds, before.SystemNanoseconds);
        double interrupts = Step(now.IrqNanoseconds + now.SoftirqNanoseconds, before.IrqNanoseconds + before.SoftirqNanoseconds);
        double iowait = Step(now.IowaitNanoseconds, before.IowaitNanoseconds);
        double steal = Step(now.StealNanoseconds, before.StealNanoseconds);
        double idle = Step(now.IdleNanoseconds, before.IdleNanoseconds);
        double all = user + nice + system + interrupts + iowait + steal + idle;
        return all > 0 && now.UserNanoseconds >= before.UserNanoseconds
            ? new CpuShares(user / all, nice / all, system / all, interrupts / all, iowait / all, steal / all, idle / all)
            : null;
    }

    private static double Step(long now, long before) => Math.Max(0, now - before);
}
