using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>How a machine's CPU time is spread over its virtual CPUs: unevenly, the first carries most.</summary>
internal static class VirtualCpus
{
    /// <param name="share">Of the CPU time that is spent in virtual CPUs; the rest is emulation.</param>
    public static ImmutableArray<VcpuCounters> Of(GuestUse use, int count, double share)
    {
        // From 1.08 down to 0.92 of an even share, which is never more than a whole CPU as long as the load keeps below nine tenths.
        var vcpus = ImmutableArray.CreateBuilder<VcpuCounters>(count);
        for (int index = 0; index < count; index++)
        {
            double tilt = count == 1 ? 1 : 1.08 - (0.16 * index / (count - 1));
            double seconds = use.CpuSeconds * share / count * tilt;
            vcpus.Add(new VcpuCounters { Index = index, UsageNanoseconds = Counted.Nanoseconds(seconds), StealNanoseconds = Counted.Nanoseconds((seconds * 0.012) + (use.ElapsedSeconds * 0.0004)) });
        }

        return vcpus.MoveToImmutable();
    }
}
