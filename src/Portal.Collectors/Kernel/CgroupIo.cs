namespace Portal.Collectors.Kernel;

/// <summary>What a group read from and wrote to one block device; members the kernel does not state are null.</summary>
internal struct CgroupIo
{
    public int Major;
    public int Minor;
    public long? ReadBytes;
    public long? WrittenBytes;
    public long? Reads;
    public long? Writes;
    public long? DiscardedBytes;
    public long? Discards;

    /// <summary><c>254:0</c>.</summary>
    public static bool TryDevice(ReadOnlySpan<byte> text, out int major, out int minor)
    {
        major = minor = 0;
        int colon = text.IndexOf((byte)':');
        if (colon < 0 || !AsciiFields.TryNumber(text[..colon], out long high) || !AsciiFields.TryNumber(text[(colon + 1)..], out long low))
        {
            return false;
        }

        // The kernel's dev_t has 12 bits of major and 20 of minor.
        bool possible = high < 1 << 12 && low < 1 << 20;
        major = possible ? (int)high : 0;
        minor = possible ? (int)low : 0;
        return possible;
    }
}
