using System.Collections.Immutable;
using System.Reflection;
using Portal.Collectors;
using Portal.Demo.Guests;
using Portal.Demo.Load;

namespace Portal.Demo;

/// <summary>What the program on a simulated host would say of itself.</summary>
internal static class SimulatedProgram
{
    public static string Version { get; } =
        typeof(SimulatedProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static PortalProcess At(int guests, Moment moment) => new()
    {
        Version = Version,
        Runtime = Environment.Version.ToString(),
        CpuNanoseconds = Counted.Nanoseconds(moment.Seconds * (0.002 + (0.00008 * guests))),
        Snapshots = Counted.Whole(moment.Seconds / 5),
        MemoryBytes = (58L << 20) + (guests * 40_000L),
        OpenFiles = 120 + (guests * 9L),
    };

    /// <summary>Every collector succeeded; a kind that the host has no guest of has no runtime there, and so no outcome.</summary>
    public static ImmutableArray<CollectorOutcome> Outcomes(ImmutableArray<SimulatedGuest> guests, Moment moment)
    {
        var outcomes = ImmutableArray.CreateBuilder<CollectorOutcome>();
        outcomes.Add(Outcome("host", 0, 0.0006, null, 0));
        outcomes.Add(Outcome("host", 1, 0.0021, null, moment.SlowAgeNanoseconds));
        foreach (IGrouping<GuestKind, SimulatedGuest> kind in guests.GroupBy(guest => guest.Kind))
        {
            int count = kind.Count();
            outcomes.Add(Outcome(kind.Key.Name, 0, 0.0008 + (0.00005 * count), count, 0));
            if (kind.Key == GuestKind.Libvirt)
            {
                outcomes.Add(Outcome(kind.Key.Name, 1, 0.006 * count, null, moment.SlowAgeNanoseconds));
            }
        }

        return outcomes.DrainToImmutable();
    }

    private static CollectorOutcome Outcome(string collector, int tier, double seconds, int? guests, long age) => new()
    {
        Collector = collector,
        Tier = tier,
        Success = true,
        DurationNanoseconds = Counted.Nanoseconds(seconds),
        AgeNanoseconds = age,
        Guests = guests,
    };
}
