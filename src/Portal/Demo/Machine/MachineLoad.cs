using System.Collections.Immutable;
using Portal.Demo.Guests;
using Portal.Demo.Load;

namespace Portal.Demo.Machine;

/// <summary>All that a host does: its own work and its guests'. A guest's restart does not show here, as the host's counters go on.</summary>
internal sealed class MachineLoad
{
    /// <summary>Of all cores, what the host uses for itself at most.</summary>
    public const double OwnRatio = 0.08;

    private readonly ImmutableArray<SimulatedGuest> _guests;
    private readonly LoadCurve _own;

    public MachineLoad(Seed seed, ImmutableArray<SimulatedGuest> guests, int cores)
    {
        _guests = guests;
        _own = new LoadCurve(0.02 * cores, [new Wave(0.04 * cores, 97, seed.For("own").Unit), new Wave(0.02 * cores, 13, seed.For("flutter").Unit)], []);
    }

    /// <summary>Cores that are busy at any time.</summary>
    public double LowestCores => _own.Floor + _guests.Sum(guest => guest.Cpu.Floor);

    public Totals Until(double seconds)
    {
        double own = _own.Between(0, seconds);
        double machines = 0, all = own, network = seconds * 900, disk = (own * 150_000) + (seconds * 4_096);
        foreach (SimulatedGuest guest in _guests)
        {
            double cpu = guest.Cpu.Between(0, seconds);
            all += cpu;
            machines += guest.Kind == Collectors.GuestKind.Docker ? 0 : cpu;
            network += cpu * guest.Profile.NetworkBytesPerCpuSecond;
            disk += cpu * guest.Profile.DiskBytesPerCpuSecond;
        }

        return new Totals(all, machines, network, disk);
    }

    public double CoresBusyAt(double seconds)
    {
        double busy = _own.RateAt(seconds);
        foreach (SimulatedGuest guest in _guests)
        {
            busy += guest.Cpu.RateAt(seconds);
        }

        return busy;
    }

    /// <summary>Since boot.</summary>
    /// <param name="CpuSeconds">Machines' included.</param>
    /// <param name="MachineCpuSeconds">Of virtual machines and emulators.</param>
    internal readonly record struct Totals(double CpuSeconds, double MachineCpuSeconds, double NetworkBytes, double DiskBytes);
}
