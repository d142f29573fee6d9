namespace Portal.Collectors;

/// <summary>One interface, every column of <c>/proc/net/dev</c> (proc_pid_net(5)); those libvirt does not give are null.</summary>
public sealed record NetworkCounters
{
    public required string Interface { get; init; }

    public long? ReceivedBytes { get; init; }

    public long? ReceivedPackets { get; init; }

    public long? ReceiveErrors { get; init; }

    public long? ReceiveDrops { get; init; }

    public long? ReceiveFifo { get; init; }

    public long? ReceiveFrame { get; init; }

    public long? ReceiveCompressed { get; init; }

    public long? ReceiveMulticast { get; init; }

    public long? TransmittedBytes { get; init; }

    public long? TransmittedPackets { get; init; }

    public long? TransmitErrors { get; init; }

    public long? TransmitDrops { get; init; }

    public long? TransmitFifo { get; init; }

    public long? TransmitCollisions { get; init; }

    public long? TransmitCarrier { get; init; }

    public long? TransmitCompressed { get; init; }

    /// <summary>Whether the link is up; the host's own interfaces only.</summary>
    public bool? Up { get; init; }

    /// <summary>Link speed in bytes per second; null where the driver knows none.</summary>
    public long? SpeedBytesPerSecond { get; init; }
}
