namespace Portal.Collectors.Kernel;

/// <summary>Bytes a process really had read from and written to storage, from <c>/proc/&lt;pid&gt;/io</c> (proc_pid_io(5)).</summary>
/// <remarks>The file's first two lines, rchar and wchar, count pipes and page cache too and are not used.</remarks>
internal readonly record struct ProcPidIo
{
    /// <summary>Null when the line is missing or cut short, as is the next.</summary>
    public long? ReadBytes { get; private init; }

    public long? WrittenBytes { get; private init; }

    // read_bytes: 4096
    // write_bytes: 323932160
    // cancelled_write_bytes: 0
    public static ProcPidIo Parse(ReadOnlySpan<byte> content)
    {
        ProcPidIo io = default;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            AsciiFields fields = new(line);
            if (!fields.TryNext(out ReadOnlySpan<byte> key) || !fields.TryNextNumber(out long value))
            {
                continue;
            }

            if (key.SequenceEqual("read_bytes:"u8))
            {
                io = io with { ReadBytes = value };
            }
            else if (key.SequenceEqual("write_bytes:"u8))
            {
                io = io with { WrittenBytes = value };
            }
        }

        return io;
    }
}
