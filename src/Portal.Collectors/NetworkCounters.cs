namespace Portal.Collectors;

/// <summary>One interface, every column of <c>/proc/net/dev</c> (proc_pid_net(5)); those libvirt does not give are null.</summary>
public sealed record NetworkCounters
{
    private readonly OptionalInt64 _receivedBytes;
    private readonly OptionalInt64 _receivedPackets;
    private readonly OptionalInt64 _receiveErrors;
    private readonly OptionalInt64 _receiveDrops;
    private readonly OptionalInt64 _receiveFifo;
    private readonly OptionalInt64 _receiveFrame;
    private readonly OptionalInt64 _receiveCompressed;
    private readonly OptionalInt64 _receiveMulticast;
    private readonly OptionalInt64 _transmittedBytes;
    private readonly OptionalInt64 _transmittedPackets;
    private readonly OptionalInt64 _transmitErrors;
    private readonly OptionalInt64 _transmitDrops;
    private readonly OptionalInt64 _transmitFifo;
    private readonly OptionalInt64 _transmitCollisions;
    private readonly OptionalInt64 _transmitCarrier;
    private readonly OptionalInt64 _transmitCompressed;
    private readonly OptionalInt64 _speedBytesPerSecond;

    public required string Interface { get; init; }

    public long? ReceivedBytes { get => _receivedBytes.Value; init => _receivedBytes = value; }

    public long? ReceivedPackets { get => _receivedPackets.Value; init => _receivedPackets = value; }

    public long? ReceiveErrors { get => _receiveErrors.Value; init => _receiveErrors = value; }

    public long? ReceiveDrops { get => _receiveDrops.Value; init => _receiveDrops = value; }

    public long? ReceiveFifo { get => _receiveFifo.Value; init => _receiveFifo = value; }

    public long? ReceiveFrame { get => _receiveFrame.Value; init => _receiveFrame = value; }

    public long? ReceiveCompressed { get => _receiveCompressed.Value; init => _receiveCompressed = value; }

    public long? ReceiveMulticast { get => _receiveMulticast.Value; init => _receiveMulticast = value; }

    public long? TransmittedBytes { get => _transmittedBytes.Value; init => _transmittedBytes = value; }

    public long? TransmittedPackets { get => _transmittedPackets.Value; init => _transmittedPackets = value; }

    public long? TransmitErrors { get => _transmitErrors.Value; init => _transmitErrors = value; }

    public long? TransmitDrops { get => _transmitDrops.Value; init => _transmitDrops = value; }

    public long? TransmitFifo { get => _transmitFifo.Value; init => _transmitFifo = value; }

    public long? TransmitCollisions { get => _transmitCollisions.Value; init => _transmitCollisions = value; }

    public long? TransmitCarrier { get => _transmitCarrier.Value; init => _transmitCarrier = value; }

    public long? TransmitCompressed { get => _transmitCompressed.Value; init => _transmitCompressed = value; }

    /// <summary>Whether the link is up; the host's own interfaces only.</summary>
    public bool? Up { get; init; }

    /// <summary>The bridge, bond or datapath (<c>ovs-system</c>) that it is a port of; the host's own interfaces only.</summary>
    public string? Master { get; init; }

    /// <summary>Link speed in bytes per second; null where the driver knows none.</summary>
    public long? SpeedBytesPerSecond { get => _speedBytesPerSecond.Value; init => _speedBytesPerSecond = value; }
}
