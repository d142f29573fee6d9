using Portal.Collectors;

namespace Portal.Tests.Support.Peers;

/// <summary>A host whose counters run: a quarter of its CPUs busy, a fifth of a core in each guest, a kilobyte a second on disk and wire. Or run backwards, though it never booted.</summary>
internal sealed class MovingCounters(PeerHost host)
{
    public const double BusyPercent = 25;
    public const double GuestPercent = 20;

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly Lock _gate = new();
    private long _turned = TimeProvider.System.GetTimestamp();
    private double _secondsThen;
    private int _direction = 1;

    /// <summary>From now on they run the other way.</summary>
    public void Turn()
    {
        lock (_gate)
        {
            (_secondsThen, _turned, _direction) = (Seconds(), _clock.GetTimestamp(), -_direction);
        }
    }

    public byte[] Document()
    {
        double seconds;
        HostSnapshot snapshot;
        lock (_gate)
        {
            (seconds, snapshot) = (Seconds(), host.Snapshot());
        }

        HostSample machine = snapshot.Machine!;
        CpuTimes total = machine.Cpu!.Total!;
        return PeerHost.DocumentOf(snapshot with
        {
            Machine = machine with
            {
                Cpu = machine.Cpu with { Total = total with { UserNanoseconds = total.UserNanoseconds + Nanoseconds(0.5), IdleNanoseconds = total.IdleNanoseconds + Nanoseconds(1.5) } },
                Disks = [.. machine.Disks.Select(disk => disk with { ReadBytes = disk.ReadBytes + (long)(seconds * 1000) })],
                Networks = [.. machine.Networks.Select(network => network with { ReceivedBytes = network.ReceivedBytes + (long)(seconds * 1000) })],
            },
            Guests = [.. snapshot.Guests.Select(guest => guest with { Cpu = guest.Cpu! with { UsageNanoseconds = guest.Cpu.UsageNanoseconds + Nanoseconds(GuestPercent / 100) } })],
        });

        long Nanoseconds(double perSecond) => (long)(seconds * perSecond * 1e9);
    }

    private double Seconds() => _secondsThen + (_direction * _clock.GetElapsedTime(_turned).TotalSeconds);
}
