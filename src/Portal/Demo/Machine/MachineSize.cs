using System.Collections.Immutable;
using Portal.Demo.Guests;

namespace Portal.Demo.Machine;

/// <summary>How large a host has to be so that it is busy with its guests, and never full.</summary>
internal readonly record struct MachineSize(int Cores, long MemoryBytes)
{
    /// <summary>Of all cores and all memory, at the highest.</summary>
    private const double HighestRatio = 0.8;

    private static readonly ImmutableArray<int> Steps = [4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512];

    public static MachineSize For(ImmutableArray<SimulatedGuest> guests)
    {
        double cores = guests.Sum(guest => guest.Cpu.Peak) / (HighestRatio - MachineLoad.OwnRatio);
        double gibibytes = guests.Sum(guest => (double)guest.Profile.MemoryBytes) / HighestRatio / (1L << 30);
        return new MachineSize(Step(cores), (long)(Step(gibibytes + 4) * (double)(1L << 30)));
    }

    // Beyond the largest step in whole multiples of it: such a host is there for the load rig alone.
    private static int Step(double wanted)
    {
        foreach (int step in Steps)
        {
            if (wanted <= step)
            {
                return step;
            }
        }

        return (int)Math.Ceiling(wanted / Steps[^1]) * Steps[^1];
    }
}
