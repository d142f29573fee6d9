namespace Portal.Collectors.Kernel;

/// <summary>v1's <c>blkio.throttle.io_service_bytes_recursive</c> (bytes) and <c>…io_serviced_recursive</c> (requests): one line a device and direction.</summary>
internal static class CgroupBlkioThrottle
{
    // 254:0 Read 10485760
    // 254:0 Write 18898944
    // 254:0 Sync 29384704      skipped, as are Async, Total and the last line, "Total 29384704"
    // 254:0 Discard 0
    /// <summary>Adds to <paramref name="devices"/>, which the caller clears before the first of the two files. False when a line is not understood.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool areBytes, CgroupIoList devices)
    {
        bool understood = true;
        while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            var fields = new AsciiFields(line);
            if (!fields.TryNext(out ReadOnlySpan<byte> device) || device.SequenceEqual("Total"u8))
            {
                continue;
            }

            understood &= CgroupIo.TryDevice(device, out int major, out int minor) &&
                fields.TryNext(out ReadOnlySpan<byte> direction) && fields.TryNext(out ReadOnlySpan<byte> value) &&
                TrySet(direction, value, areBytes, devices, major, minor);
        }

        return understood;
    }

    private static bool TrySet(ReadOnlySpan<byte> direction, ReadOnlySpan<byte> value, bool areBytes, CgroupIoList devices, int major, int minor)
    {
        ref CgroupIo entry = ref devices.Entry(major, minor, out bool found);
        if (!found)
        {
            return false;
        }

        if (direction.SequenceEqual("Read"u8))
        {
            return CgroupNumber.TrySet(value, ref (areBytes ? ref entry.ReadBytes : ref entry.Reads));
        }

        if (direction.SequenceEqual("Write"u8))
        {
            return CgroupNumber.TrySet(value, ref (areBytes ? ref entry.WrittenBytes : ref entry.Writes));
        }

        return !direction.SequenceEqual("Discard"u8) || CgroupNumber.TrySet(value, ref (areBytes ? ref entry.DiscardedBytes : ref entry.Discards));
    }
}
