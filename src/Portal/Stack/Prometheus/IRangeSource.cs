namespace Portal.Stack.Prometheus;

/// <summary>Reads series over a stretch of time; never throws for what Prometheus does.</summary>
public interface IRangeSource
{
    /// <summary>Several who ask the same share one request and, for a few seconds, its answer.</summary>
    Task<RangeAnswer> ReadAsync(RangeQuery query, CancellationToken cancellationToken);
}

/// <summary>No Prometheus is configured.</summary>
internal sealed class NoRanges : IRangeSource
{
    public Task<RangeAnswer> ReadAsync(RangeQuery query, CancellationToken cancellationToken) => Task.FromResult(RangeAnswer.Failed("not configured"));
}
