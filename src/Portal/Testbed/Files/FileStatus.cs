namespace Portal.Testbed.Files;

/// <summary>What fstat says of an open file.</summary>
internal readonly record struct FileStatus(FileShape Shape, FileSignature Signature)
{
    public long SizeBytes => Signature.SizeBytes;
}

internal enum FileShape
{
    Regular,
    Folder,

    /// <summary>A FIFO, socket or device: nothing that could be read without waiting for somebody.</summary>
    Other,
}

/// <summary>When any part differs, the content may too.</summary>
/// <param name="ModifiedNanoseconds">Since 1970, whole seconds and their fraction together.</param>
internal readonly record struct FileSignature(ulong Device, ulong Inode, long SizeBytes, Int128 ModifiedNanoseconds)
{
    /// <summary>Cut at 100 ns; held within what the type can say, as a file may carry any time.</summary>
    public DateTimeOffset ModifiedAt
    {
        get
        {
            Int128 ticks = (ModifiedNanoseconds / 100) + DateTimeOffset.UnixEpoch.Ticks;
            return new DateTimeOffset((long)Int128.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        }
    }
}
