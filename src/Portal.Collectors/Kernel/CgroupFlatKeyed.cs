namespace Portal.Collectors.Kernel;

/// <summary>Walks a file of <c>key value</c> lines (cgroup-v2: "flat keyed"). A last line without line feed was cut short and is left out.</summary>
internal ref struct CgroupFlatKeyed(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public bool TryNext(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        int end = _rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            key = value = default;
            return false;
        }

        ReadOnlySpan<byte> line = _rest[..end];
        _rest = _rest[(end + 1)..];
        int blank = line.IndexOf((byte)' ');
        key = blank < 0 ? line : line[..blank];
        value = blank < 0 ? default : line[(blank + 1)..];
        return true;
    }

    /// <summary>The one value of <paramref name="wanted"/>: null where there is no such key. False when its value is no number.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, ReadOnlySpan<byte> wanted, out long? found)
    {
        found = null;
        var lines = new CgroupFlatKeyed(text);
        while (lines.TryNext(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
        {
            if (key.SequenceEqual(wanted))
            {
                return CgroupNumber.TrySet(value, ref found);
            }
        }

        return true;
    }
}
