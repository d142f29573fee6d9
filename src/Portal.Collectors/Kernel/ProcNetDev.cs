namespace Portal.Collectors.Kernel;

/// <summary><c>/proc/net/dev</c> and <c>/proc/&lt;pid&gt;/net/dev</c> (proc_pid_net(5)): counters of the interfaces of one network namespace.</summary>
internal static class ProcNetDev
{
    private const int Columns = 16;

    // Inter-|   Receive                                                |  Transmit
    //  face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    //     lo: 2776770   11307    0    0    0     0          0         0  2776770   11307    0    0    0     0       0          0
    //    (1)      (2)     (3)  (4)  (5)  (6)   (7)        (8)       (9)     (10)    (11) (12) (13) (14)  (15)    (16)       (17)
    /// <summary>Adds the interfaces to <paramref name="interfaces"/>, loopback included, in the file's order.</summary>
    /// <returns>False when a line was not understood or the file is cut short; every line that is whole has been added all the same.</returns>
    public static bool Parse(ReadOnlySpan<byte> content, NamePool names, List<InterfaceCounters> interfaces)
    {
        bool whole = AsciiFields.TryLine(ref content, out _) && AsciiFields.TryLine(ref content, out _);
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            if (TryParseLine(line, names, out InterfaceCounters counters))
            {
                interfaces.Add(counters);
            }
            else
            {
                whole = false;
            }

            whole &= content.IsEmpty || content[^1] == (byte)'\n';
        }

        return whole;
    }

    private static bool TryParseLine(ReadOnlySpan<byte> line, NamePool names, out InterfaceCounters counters)
    {
        counters = default;
        // The last colon: old kernels allow one in a name (eth0:1), and print numbers right behind it.
        int endOfName = line.LastIndexOf((byte)':');
        ReadOnlySpan<byte> name = endOfName < 0 ? default : line[..endOfName].Trim((byte)' ');
        AsciiFields fields = new(line[(endOfName + 1)..]);
        Span<long> column = stackalloc long[Columns];
        foreach (ref long value in column)
        {
            if (!fields.TryNextNumber(out value))
            {
                return false;
            }
        }

        if (name.IsEmpty)
        {
            return false;
        }

        counters = new InterfaceCounters
        {
            Name = names.Get(name),
            ReceivedBytes = column[0],
            ReceivedPackets = column[1],
            ReceiveErrors = column[2],
            ReceiveDrops = column[3],
            ReceiveFifo = column[4],
            ReceiveFrame = column[5],
            ReceiveCompressed = column[6],
            ReceiveMulticast = column[7],
            TransmittedBytes = column[8],
            TransmittedPackets = column[9],
            TransmitErrors = column[10],
            TransmitDrops = column[11],
            TransmitFifo = column[12],
            TransmitCollisions = column[13],
            TransmitCarrier = column[14],
            TransmitCompressed = column[15],
        };
        return true;
    }
}
