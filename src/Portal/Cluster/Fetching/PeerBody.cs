namespace Portal.Cluster.Fetching;

/// <summary>A host's answer, read whole into one pooled buffer. Dispose to give the buffer back.</summary>
internal sealed class PeerBody : IDisposable
{
    /// <summary>Far above what 2,000 guests need; what is beyond is not read.</summary>
    public const int LargestBytes = 8 * 1024 * 1024;

    // A host with 100 guests answers with 130 KB.
    private const int FirstBytes = 256 * 1024;

    private byte[] _buffer = ReceivingTurns.Rent() ?? new byte[FirstBytes];

    /// <summary>Read so far, also when reading failed.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <exception cref="PeerFailure">Larger than <see cref="LargestBytes"/>, or compressed, which was not asked for and is not inflated.</exception>
    public async Task ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new PeerFailure(FetchResult.Malformed, "Its answer is compressed, which it was not asked for.");
        }

        long? stated = content.Headers.ContentLength;
        if (stated > LargestBytes)
        {
            throw TooLarge();
        }

        // One more than stated: the read that finds the end needs room, too.
        Grow((int)(stated ?? 0) + 1);
        await using Stream body = await content.ReadAsStreamAsync(cancellationToken);
        while (await body.ReadAsync(_buffer.AsMemory(Length), cancellationToken) is > 0 and var read)
        {
            Length += read;
            if (Length > LargestBytes)
            {
                throw TooLarge();
            }

            if (Length == _buffer.Length)
            {
                // Not beyond what is read at all: one byte more than the largest tells that it is too large.
                Grow(Math.Min(Length * 2, LargestBytes + 1));
            }
        }
    }

    public void Dispose()
    {
        ReceivingTurns.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private static PeerFailure TooLarge() => new(FetchResult.TooLarge, "Its answer is larger than 8 MiB.");

    private void Grow(int size)
    {
        if (size > _buffer.Length)
        {
            byte[] larger = new byte[size];
            Bytes.CopyTo(larger);
            _buffer = larger;
        }
    }
}
