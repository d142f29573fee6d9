namespace Portal.Exposition;

/// <summary>Bounds what scrapers can cost: answers rendered at once, those that wait, and bytes on their way to slow readers.</summary>
/// <remarks>A reader that is slow holds bytes, not a place: it must not keep another scraper out.</remarks>
internal sealed class AdmissionGate : IDisposable
{
    public const int MaxRendering = 4;
    public const int MaxWaiting = 40;

    /// <summary>About thirty answers for 10,000 guests; a reader below the minimum rate is cut by the server.</summary>
    public const long MaxBytesUnderWay = 256L * 1024 * 1024;

    private readonly SemaphoreSlim _rendering = new(MaxRendering, MaxRendering);
    private int _admitted;
    private long _bytesUnderWay;

    /// <summary>Of answers that their readers have not taken yet.</summary>
    public long BytesUnderWay => Interlocked.Read(ref _bytesUnderWay);

    /// <summary>False if too many are here already. Else <see cref="Leave"/> must follow.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _admitted) <= MaxRendering + MaxWaiting && BytesUnderWay < MaxBytesUnderWay)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _admitted);

    public async ValueTask<T> RenderAsync<T>(Func<T> render, CancellationToken cancellationToken)
    {
        await _rendering.WaitAsync(cancellationToken);
        try
        {
            return render();
        }
        finally
        {
            _rendering.Release();
        }
    }

    public void BeginSending(int bytes) => Interlocked.Add(ref _bytesUnderWay, bytes);

    public void EndSending(int bytes) => Interlocked.Add(ref _bytesUnderWay, -bytes);

    public void Dispose() => _rendering.Dispose();
}
