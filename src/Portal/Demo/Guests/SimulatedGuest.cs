using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>A guest that is not there: what its host would measure of it at any moment.</summary>
internal sealed class SimulatedGuest
{
    private readonly GuestProfile _profile;

    public SimulatedGuest(string runtimeName, GuestProfile profile)
    {
        RuntimeName = runtimeName;
        Seed = Seed.Of(runtimeName);
        // Of two guests of one kind neither starts nor forgets at the other's moment; what a restart ends begins anew with it.
        _profile = profile with
        {
            Memory = profile.Memory with { Phase = profile.RestartPeriodSeconds is { } period ? -GuestRun.FirstStart(Seed) / period : Seed.For("memory").Unit },
            Job = profile.Job is { } job ? job with { OffsetSeconds = Seed.For("job").Between(0, job.PeriodSeconds) } : null,
        };
        Cpu = _profile.Job is { } work ? new LoadCurve(0, [], [work]) : _profile.Shape(Seed, _profile.Cores);
        Tap = "vm-" + runtimeName[..Math.Min(7, runtimeName.Length)] + (Seed.For("tap").Value % 1000).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public string RuntimeName { get; }

    public Seed Seed { get; }

    public GuestProfile Profile => _profile;

    public GuestKind Kind => _profile.Kind;

    /// <summary>In cores.</summary>
    public LoadCurve Cpu { get; }

    /// <summary>Interface that a machine has on its host.</summary>
    public string Tap { get; }

    /// <summary>What the collector of its kind would report.</summary>
    public GuestSample At(Moment moment)
    {
        GuestRun run = GuestRun.At(_profile, Seed, moment.Seconds);
        return Kind == GuestKind.Libvirt ? VirtualMachineSample.Of(this, run, moment)
            : Kind == GuestKind.Android ? EmulatorSample.Of(this, run, moment)
            : ContainerSample.Of(this, run, moment);
    }

    /// <summary>A container's own interface, every column of its <c>/proc/net/dev</c>.</summary>
    public static ImmutableArray<NetworkCounters> Networks(string name, GuestUse use) =>
    [
        new NetworkCounters
        {
            Interface = name,
            ReceivedBytes = use.ReceivedBytes,
            ReceivedPackets = use.ReceivedPackets,
            ReceiveErrors = 0,
            ReceiveDrops = use.ReceiveDrops,
            ReceiveFifo = 0,
            ReceiveFrame = 0,
            ReceiveCompressed = 0,
            ReceiveMulticast = 0,
            TransmittedBytes = use.TransmittedBytes,
            TransmittedPackets = use.TransmittedPackets,
            TransmitErrors = 0,
            TransmitDrops = 0,
            TransmitFifo = 0,
            TransmitCollisions = 0,
            TransmitCarrier = 0,
            TransmitCompressed = 0,
        },
    ];
}
