using Portal.Exposition.Text;

namespace Portal.Exposition.Self;

/// <summary>What the exposition has done since the program started. Thread-safe.</summary>
internal sealed class ExpositionCounters
{
    private static readonly int Endpoints = Enum.GetValues<ExpositionEndpoint>().Length;
    private static readonly int Formats = Enum.GetValues<ExpositionFormat>().Length;

    private readonly Lock _lock = new();
    private readonly long[,] _requests = new long[Endpoints, Formats];
    private readonly PerEndpoint[] _byEndpoint = new PerEndpoint[Endpoints];
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private long _snapshots;
    private long _rejected;

    public long Snapshots => Interlocked.Read(ref _snapshots);

    public long Rejected => Interlocked.Read(ref _rejected);

    public void Reject() => Interlocked.Increment(ref _rejected);

    public void Count(ExpositionRequest request, ExpositionWriter writer, long bytes, TimeSpan duration, int snapshots)
    {
        lock (_lock)
        {
            int endpoint = (int)request.Endpoint;
            _requests[endpoint, (int)request.Format]++;
            ref PerEndpoint counts = ref _byEndpoint[endpoint];
            counts.Renderings++;
            counts.Duration += duration;
            counts.Bytes += bytes;
            counts.LastBytes = bytes;
            counts.LastSeries = writer.Series;
            _snapshots += snapshots;
            foreach (DropReason reason in Enum.GetValues<DropReason>())
            {
                _dropped[(int)reason] += writer.Dropped(reason);
            }
        }
    }

    /// <summary>Null until one was given: a series appears with its first answer.</summary>
    public long? Requests(ExpositionEndpoint endpoint, ExpositionFormat format)
    {
        lock (_lock)
        {
            long count = _requests[(int)endpoint, (int)format];
            return count == 0 ? null : count;
        }
    }

    public PerEndpoint Of(ExpositionEndpoint endpoint)
    {
        lock (_lock)
        {
            return _byEndpoint[(int)endpoint];
        }
    }

    public long LastBytes(ExpositionEndpoint endpoint) => Of(endpoint).LastBytes;

    public long Dropped(DropReason reason)
    {
        lock (_lock)
        {
            return _dropped[(int)reason];
        }
    }

    /// <summary>Figures of one endpoint.</summary>
    public record struct PerEndpoint
    {
        public long Renderings { get; set; }

        public TimeSpan Duration { get; set; }

        public long Bytes { get; set; }

        public long LastBytes { get; set; }

        public long LastSeries { get; set; }
    }
}
