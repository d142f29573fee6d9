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
            if (Length == LargestBytes)
            {
                await RefuseMoreAsync(body, cancellationToken);
                return;
            }

            if (Length == _buffer.Length)
            {
                Grow(Length * 2);
            }
        }
    }

    public void Dispose()
    {
        ReceivingTurns.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private static async Task RefuseMoreAsync(Stream body, CancellationToken cancellationToken)
    {
        if (await body.ReadAsync(new byte[1], cancellationToken) > 0)
        {
            throw TooLarge();
        }
    }

    private static PeerFailure TooLarge() => new(FetchResult.TooLarge, "Its answer is larger than 8 MiB.");

    private void Grow(int size)
    {
        if (size > _buffer.Length)
        {
            // At once as large as an answer may be: doubling on would leave twice as much as garbage with every giant answer.
            byte[] larger = size <= ReceivingTurns.LargestKept ? new byte[size] : ReceivingTurns.RentLarge();
            Bytes.CopyTo(larger);
            ReceivingTurns.Return(_buffer);
            _buffer = larger;
        }
    }
}
