namespace Portal.Collectors.Kernel;

/// <summary>One line of a <c>net/dev</c> file: every column, since the interface was made.</summary>
/// <remarks>As seen from the namespace the file belongs to. Who reads a tap or host-side veth for a guest must swap received and transmitted.</remarks>
internal readonly record struct InterfaceCounters
{
    public required string Name { get; init; }

    public long ReceivedBytes { get; init; }

    public long ReceivedPackets { get; init; }

    public long ReceiveErrors { get; init; }

    public long ReceiveDrops { get; init; }

    public long ReceiveFifo { get; init; }

    public long ReceiveFrame { get; init; }

    public long ReceiveCompressed { get; init; }

    public long ReceiveMulticast { get; init; }

    public long TransmittedBytes { get; init; }

    public long TransmittedPackets { get; init; }

    public long TransmitErrors { get; init; }

    public long TransmitDrops { get; init; }

    public long TransmitFifo { get; init; }

    public long TransmitCollisions { get; init; }

    public long TransmitCarrier { get; init; }

    public long TransmitCompressed { get; init; }
}
