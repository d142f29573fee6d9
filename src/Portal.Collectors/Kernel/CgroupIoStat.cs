namespace Portal.Collectors.Kernel;

/// <summary>v2's <c>io.stat</c>: one line a device, nested keyed.</summary>
internal static class CgroupIoStat
{
    // 254:0 rbytes=10485760 wbytes=18898944 rios=20 wios=29 dbytes=0 dios=0
    /// <summary>False when something in it is not understood; what was is in <paramref name="devices"/>. Other keys (cost.*) are skipped.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, CgroupIoList devices)
    {
        devices.Clear();
        bool understood = true;
        while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            understood &= TryLine(line, devices);
        }

        return understood;
    }

    private static bool TryLine(ReadOnlySpan<byte> line, CgroupIoList devices)
    {
        var fields = new AsciiFields(line);
        int major = -1, minor = -1;
        bool understood = true;
        while (fields.TryNext(out ReadOnlySpan<byte> field))
        {
            int equals = field.IndexOf((byte)'=');
            if (equals < 0)
            {
                // Kernels 5.10 to 5.16 print an idle device without a line end: "253:10 254:0 rbytes=…"; the last one named counts.
                if (!CgroupIo.TryDevice(field, out major, out minor))
                {
                    return false;
                }

                continue;
            }

            if (major < 0)
            {
                return false;
            }

            ref CgroupIo entry = ref devices.Entry(major, minor, out bool found);
            understood &= found && TrySet(ref entry, field[..equals], field[(equals + 1)..]);
        }

        return understood;
    }

    private static bool TrySet(ref CgroupIo entry, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => key switch
    {
        _ when key.SequenceEqual("rbytes"u8) => CgroupNumber.TrySet(value, ref entry.ReadBytes),
        _ when key.SequenceEqual("wbytes"u8) => CgroupNumber.TrySet(value, ref entry.WrittenBytes),
        _ when key.SequenceEqual("rios"u8) => CgroupNumber.TrySet(value, ref entry.Reads),
        _ when key.SequenceEqual("wios"u8) => CgroupNumber.TrySet(value, ref entry.Writes),
        _ when key.SequenceEqual("dbytes"u8) => CgroupNumber.TrySet(value, ref entry.DiscardedBytes),
        _ when key.SequenceEqual("dios"u8) => CgroupNumber.TrySet(value, ref entry.Discards),
        _ => true,
    };
}
