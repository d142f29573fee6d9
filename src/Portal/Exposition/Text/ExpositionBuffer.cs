namespace Portal.Exposition.Text;

/// <summary>Bytes in a chain of pooled segments, so that a whole answer is written before its first byte leaves and growing copies nothing. What is reserved lies in one segment. Not thread-safe.</summary>
internal sealed class ExpositionBuffer : IDisposable
{
    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[] _open = [];
    private int _used;
    private int _lengthOfFull;

    public int Length => _lengthOfFull + _used;

    /// <summary>In order; valid until the next write.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Segments
    {
        get
        {
            foreach ((byte[] bytes, int length) in _full)
            {
                yield return bytes.AsMemory(0, length);
            }

            if (_used > 0)
            {
                yield return _open.AsMemory(0, _used);
            }
        }
    }

    /// <summary>At least <paramref name="bytes"/> to write into; <see cref="Advance"/> says how many were.</summary>
    public Span<byte> Reserve(int bytes)
    {
        if (_open.Length - _used < bytes)
        {
            Close();
            _open = bytes <= SegmentPool.SegmentBytes ? SegmentPool.Shared.Rent() : new byte[bytes];
        }

        return _open.AsSpan(_used);
    }

    public void Advance(int bytes) => _used += bytes;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _used += bytes.Length;
    }

    /// <summary>Takes over what is in another buffer, which is empty then; no byte is copied.</summary>
    public void Take(ExpositionBuffer other)
    {
        Close();
        other.Close();
        _full.AddRange(other._full);
        _lengthOfFull = checked(_lengthOfFull + other._lengthOfFull);
        other._full.Clear();
        other._lengthOfFull = 0;
    }

    /// <summary>What was written has been sent: its segments go back to the pool.</summary>
    public void Dispose()
    {
        Close();
        foreach ((byte[] bytes, _) in _full)
        {
            GiveBack(bytes);
        }

        _full.Clear();
        _lengthOfFull = 0;
    }

    private void Close()
    {
        if (_used > 0)
        {
            _full.Add((_open, _used));
            _lengthOfFull = checked(_lengthOfFull + _used);
        }
        else
        {
            GiveBack(_open);
        }

        _open = [];
        _used = 0;
    }

    private static void GiveBack(byte[] bytes)
    {
        if (bytes.Length == SegmentPool.SegmentBytes)
        {
            SegmentPool.Shared.Return(bytes);
        }
    }
}
