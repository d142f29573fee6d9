using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Guests;
using Portal.Demo.Load;
using Portal.Demo.Machine;

namespace Portal.Demo;

/// <summary>A host that is not there, and its guests: what its snapshot would be at any moment. The same name, guests and origin give the same snapshots, in any order and on any machine.</summary>
/// <remarks>Immutable: any number of threads may ask.</remarks>
public sealed class SimulatedHost
{
    private readonly ImmutableArray<SimulatedGuest> _guests;
    private readonly SimulatedMachine _machine;
    private readonly DateTimeOffset _bootedAt;
    private readonly string _bootId;

    internal SimulatedHost(string name, ImmutableArray<SimulatedGuest> guests, DateTimeOffset origin)
    {
        Name = name;
        _guests = guests;
        var seed = Seed.Of(name);
        // It has been up for some days already: everything runs, and counters are large.
        _bootedAt = origin - TimeSpan.FromSeconds(Math.Round(seed.For("up").Between(2, 20) * 86_400));
        _bootId = Guid.ParseExact(seed.For("boot").Hex(32), "N").ToString();
        _machine = new SimulatedMachine(name, seed, guests);
    }

    public string Name { get; }

    public int GuestCount => _guests.Length;

    /// <summary>A host with so many guests of all kinds, under runtime names that begin with its own.</summary>
    /// <param name="origin">A moment from which on it is asked, such as the start of the program.</param>
    public static SimulatedHost Create(string name, int guests, DateTimeOffset origin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(guests);
        return new SimulatedHost(name, [.. Enumerable.Range(0, guests).Select(index => new SimulatedGuest($"{name}-guest-{index}", GuestProfiles.Mixed[index % GuestProfiles.Mixed.Length]))], origin);
    }

    /// <param name="time">At or after the origin.</param>
    public HostSnapshot At(DateTimeOffset time)
    {
        var moment = new Moment(_bootedAt, (time - _bootedAt).TotalSeconds);
        return new HostSnapshot
        {
            Host = Name,
            Version = SimulatedProgram.Version,
            BootId = _bootId,
            TakenAt = time,
            UptimeNanoseconds = (time - _bootedAt).Ticks * 100,
            Machine = _machine.At(moment),
            Guests = [.. _guests.Select(guest => guest.At(moment))],
            Collectors = SimulatedProgram.Outcomes(_guests, moment),
            Portal = SimulatedProgram.At(_guests.Length, moment),
        };
    }
}
