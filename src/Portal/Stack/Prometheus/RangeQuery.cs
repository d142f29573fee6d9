namespace Portal.Stack.Prometheus;

/// <summary>An expression over a stretch of time. Both ends lie on multiples of the step, so that viewers who ask at about the same time ask the same.</summary>
public sealed record RangeQuery
{
    public const int MaxPoints = 600;

    private RangeQuery(string expression, long fromSeconds, long toSeconds, int stepSeconds) =>
        (Expression, FromSeconds, ToSeconds, StepSeconds) = (expression, fromSeconds, toSeconds, stepSeconds);

    public string Expression { get; }

    /// <summary>Since 1970.</summary>
    public long FromSeconds { get; }

    public long ToSeconds { get; }

    public int StepSeconds { get; }

    /// <summary>The last <paramref name="span"/> before <paramref name="to"/> in steps of whole seconds, not more than <see cref="MaxPoints"/> of them.</summary>
    public static RangeQuery Last(TimeSpan span, DateTimeOffset to, string expression, int stepSeconds)
    {
        int step = Math.Max(Math.Max(stepSeconds, 1), (int)Math.Ceiling(span.TotalSeconds / (MaxPoints - 1)));
        long end = to.ToUnixTimeSeconds() / step * step;
        long steps = Math.Max(1, (long)(span.TotalSeconds / step));
        return new RangeQuery(expression, end - (steps * step), end, step);
    }
}
