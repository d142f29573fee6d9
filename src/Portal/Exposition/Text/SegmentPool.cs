namespace Portal.Exposition.Text;

/// <summary>Arrays of one size that answers are written into, kept for the next answers. Thread-safe.</summary>
/// <remarks>
/// The shared pool keeps some dozens of a size and lets the rest be collected; an answer about 10,000 guests takes 500 segments, every five seconds.
/// What no answer has needed for two minutes is let go, so that one large answer is not paid for for ever.
/// </remarks>
internal sealed class SegmentPool(TimeProvider clock)
{
    /// <summary>Allocated where no collection moves them.</summary>
    public const int SegmentBytes = 128 * 1024;

    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Stack<byte[]> _free = new();
    private long _sweptAt = clock.GetTimestamp();
    private int _fewestFree;

    public static SegmentPool Shared { get; } = new(TimeProvider.System);

    public int Free
    {
        get
        {
            lock (_gate)
            {
                return _free.Count;
            }
        }
    }

    public byte[] Rent()
    {
        lock (_gate)
        {
            if (_free.TryPop(out byte[]? segment))
            {
                _fewestFree = Math.Min(_fewestFree, _free.Count);
                return segment;
            }
        }

        return GC.AllocateUninitializedArray<byte>(SegmentBytes, pinned: true);
    }

    public void Return(byte[] segment)
    {
        lock (_gate)
        {
            _free.Push(segment);
            if (clock.GetElapsedTime(_sweptAt) < IdleTime)
            {
                return;
            }

            for (int idle = _fewestFree; idle > 0; idle--)
            {
                _free.Pop();
            }

            _sweptAt = clock.GetTimestamp();
            _fewestFree = _free.Count;
        }
    }
}
