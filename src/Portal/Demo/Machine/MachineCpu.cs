using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Machine;

/// <summary>CPU time by mode and core. The total is the sum of the cores, as the kernel's is.</summary>
internal static class MachineCpu
{
    /// <param name="lowest">What a core is busy at least, as a share, when all share the load alike.</param>
    public static HostCpu At(Seed seed, int cores, double lowest, MachineLoad.Totals done, double seconds)
    {
        var lines = ImmutableArray.CreateBuilder<CoreTimes>(cores);
        var total = new CpuTimes { GuestNanoseconds = 0, GuestNiceNanoseconds = 0 };
        long inGuests = Counted.Nanoseconds(done.MachineCpuSeconds * 0.75 / cores);
        for (int core = 0; core < cores; core++)
        {
            // Cores differ by swings that add up to nothing over all of them, and together are smaller than the least that a core does.
            double swing = Swing(seed.For("slow").Unit, 61, 0.5 * lowest, core, cores, seconds) + Swing(seed.For("fast").Unit, 17, 0.45 * lowest, 3 * core, cores, seconds);
            CpuTimes times = Times((done.CpuSeconds / cores) + swing, seconds, inGuests);
            total = Sum(total, times);
            lines.Add(new CoreTimes { Index = core, Times = times });
        }

        return new HostCpu { Total = total, Cores = lines.MoveToImmutable() };
    }

    // Integral of height · sin over time: its rate is at most the height.
    private static double Swing(double phase, double period, double height, int core, int cores, double seconds) =>
        cores == 1 ? 0 : height * period / Math.Tau * (1 - Math.Cos(Math.Tau * ((seconds / period) + phase + ((double)core / cores))));

    private static CpuTimes Times(double busySeconds, double seconds, long inGuests)
    {
        long busy = Counted.Nanoseconds(busySeconds);
        long waiting = Counted.Nanoseconds(busySeconds * 0.04);
        long system = busy / 100 * 19;
        long nice = busy / 200;
        long irq = busy / 250;
        long softirq = busy / 80;
        long user = busy - system - nice - irq - softirq;
        return new CpuTimes
        {
            UserNanoseconds = user,
            NiceNanoseconds = nice,
            SystemNanoseconds = system,
            IrqNanoseconds = irq,
            SoftirqNanoseconds = softirq,
            IowaitNanoseconds = waiting,
            IdleNanoseconds = Math.Max(0, Counted.Nanoseconds(seconds) - busy - waiting),
            StealNanoseconds = 0,
            GuestNanoseconds = inGuests,
            GuestNiceNanoseconds = 0,
        };
    }

    private static CpuTimes Sum(CpuTimes left, CpuTimes right) => new()
    {
        UserNanoseconds = left.UserNanoseconds + right.UserNanoseconds,
        NiceNanoseconds = left.NiceNanoseconds + right.NiceNanoseconds,
        SystemNanoseconds = left.SystemNanoseconds + right.SystemNanoseconds,
        IrqNanoseconds = left.IrqNanoseconds + right.IrqNanoseconds,
        SoftirqNanoseconds = left.SoftirqNanoseconds + right.SoftirqNanoseconds,
        IowaitNanoseconds = left.IowaitNanoseconds + right.IowaitNanoseconds,
        IdleNanoseconds = left.IdleNanoseconds + right.IdleNanoseconds,
        StealNanoseconds = left.StealNanoseconds + right.StealNanoseconds,
        GuestNanoseconds = left.GuestNanoseconds + right.GuestNanoseconds,
        GuestNiceNanoseconds = left.GuestNiceNanoseconds + right.GuestNiceNanoseconds,
    };
}
