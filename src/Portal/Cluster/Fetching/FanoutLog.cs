namespace Portal.Cluster.Fetching;

/// <summary>One line per host and reason a minute at most, and one at recovery. Thread-safe.</summary>
internal sealed partial class FanoutLog(ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trouble> _troubles = new(StringComparer.Ordinal);

    public void Missed(string host, FetchResult result, string? reason)
    {
        lock (_gate)
        {
            if (!_troubles.TryGetValue(host, out Trouble? trouble))
            {
                _troubles[host] = trouble = new Trouble();
            }

            // A host that stays silent for the same reason is told once; one that flaps, once a minute.
            if ((trouble.IsTold && trouble.Last == result) || (trouble.ToldAt.TryGetValue(result, out long told) && clock.GetElapsedTime(told) < Quiet))
            {
                return;
            }

            trouble.ToldAt[result] = clock.GetTimestamp();
            (trouble.Last, trouble.IsTold) = (result, true);
        }

        LogMissed(logger, host, result, reason ?? "");
    }

    public void Answered(string host)
    {
        lock (_gate)
        {
            if (!_troubles.TryGetValue(host, out Trouble? trouble) || !trouble.IsTold)
            {
                return;
            }

            trouble.IsTold = false;
        }

        LogAnswered(logger, host);
    }

    public void Left(string host)
    {
        lock (_gate)
        {
            _troubles.Remove(host);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Host {Host} did not answer ({Result}): {Reason}")]
    private static partial void LogMissed(ILogger logger, string host, FetchResult result, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Host} answers again.")]
    private static partial void LogAnswered(ILogger logger, string host);

    private sealed class Trouble
    {
        public Dictionary<FetchResult, long> ToldAt { get; } = [];

        public FetchResult Last { get; set; }

        public bool IsTold { get; set; }
    }
}
