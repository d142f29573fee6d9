using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Interfaces of the host, from <c>/proc/net/dev</c>: all but loopback and the host's ends of veth pairs.</summary>
internal sealed class NetworkReader(KernelFiles files, TierOutcome outcome)
{
    // The host's own namespace outlives this program anyway, so this file alone of its kind may be held.
    private readonly HostFile _file = new(files.Proc("net/dev"), outcome);
    private readonly NamePool _names = new();
    private readonly List<InterfaceCounters> _lines = [];

    public static bool IsReported(string name) => name != "lo" && !name.StartsWith("veth", StringComparison.Ordinal);

    /// <param name="links">State and speed by interface, where known.</param>
    /// <returns>Default when the file is not readable.</returns>
    public ImmutableArray<NetworkCounters> Read(IReadOnlyDictionary<string, LinkState>? links)
    {
        if (!_file.TryRead(out ReadOnlySpan<byte> content))
        {
            return default;
        }

        _lines.Clear();
        if (!ProcNetDev.Parse(content, _names, _lines))
        {
            _file.Misread();
        }

        var networks = ImmutableArray.CreateBuilder<NetworkCounters>(_lines.Count);
        foreach (ref readonly InterfaceCounters line in CollectionsMarshal.AsSpan(_lines))
        {
            if (IsReported(line.Name))
            {
                networks.Add(CountersOf(line, links?.GetValueOrDefault(line.Name) ?? default));
            }
        }

        return networks.DrainToImmutable();
    }

    // Written out here and in Android/ and Docker/: a shared one would make the vocabulary know the kernel's files, or the other way round.
    private static NetworkCounters CountersOf(in InterfaceCounters line, LinkState link) => new()
    {
        Interface = line.Name,
        ReceivedBytes = line.ReceivedBytes,
        ReceivedPackets = line.ReceivedPackets,
        ReceiveErrors = line.ReceiveErrors,
        ReceiveDrops = line.ReceiveDrops,
        ReceiveFifo = line.ReceiveFifo,
        ReceiveFrame = line.ReceiveFrame,
        ReceiveCompressed = line.ReceiveCompressed,
        ReceiveMulticast = line.ReceiveMulticast,
        TransmittedBytes = line.TransmittedBytes,
        TransmittedPackets = line.TransmittedPackets,
        TransmitErrors = line.TransmitErrors,
        TransmitDrops = line.TransmitDrops,
        TransmitFifo = line.TransmitFifo,
        TransmitCollisions = line.TransmitCollisions,
        TransmitCarrier = line.TransmitCarrier,
        TransmitCompressed = line.TransmitCompressed,
        Up = link.Up,
        Master = link.Master,
        SpeedBytesPerSecond = link.SpeedBytesPerSecond,
    };
}
