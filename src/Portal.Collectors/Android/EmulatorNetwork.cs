using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>Network of an emulator, as the guest sees it: the testbed starts each in a network namespace of its own.</summary>
internal static class EmulatorNetwork
{
    /// <summary>Whether it shares the host's namespace, whose traffic is not the guest's. Where namespaces may not be seen, the same interfaces mean the same namespace.</summary>
    public static bool IsHosts(KernelFiles files, int pid, string? network)
    {
        string? host = ProcessList.HostNetworkNamespace(files);
        if (network is not null && host is not null)
        {
            return network == host;
        }

        HashSet<string> ours = Names(files.Proc("net/dev"));
        return ours.Count == 0 || ours.SetEquals(Names(files.Proc(pid, "net/dev")));
    }

    /// <summary>All but loopback. Default when nothing could be read: every namespace has a loopback at least.</summary>
    public static ImmutableArray<NetworkCounters> CountersOf(ReadOnlySpan<InterfaceCounters> interfaces)
    {
        if (interfaces.IsEmpty)
        {
            return default;
        }

        var networks = ImmutableArray.CreateBuilder<NetworkCounters>(interfaces.Length);
        foreach (ref readonly InterfaceCounters line in interfaces)
        {
            if (line.Name != "lo")
            {
                networks.Add(CountersOf(line));
            }
        }

        return networks.DrainToImmutable();
    }

    private static NetworkCounters CountersOf(in InterfaceCounters line) => new()
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
    };

    private static HashSet<string> Names(string path)
    {
        List<InterfaceCounters> interfaces = [];
        if (KernelFiles.Read(path, out ReadOnlySpan<byte> content) == KernelReadOutcome.Read)
        {
            ProcNetDev.Parse(content, new NamePool(), interfaces);
        }

        return [.. interfaces.Select(line => line.Name)];
    }
}
