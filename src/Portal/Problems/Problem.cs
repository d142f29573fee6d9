namespace Portal.Problems;

/// <summary>Something that differs between what should be and what is. Immutable but for when it was last seen; for any thread.</summary>
public sealed class Problem
{
    private long _lastSeenUtcTicks;

    internal Problem(ProblemKey key, ProblemSeverity severity, ProblemText text, DateTimeOffset since, DateTimeOffset lastSeenAt, DateTimeOffset? solvedAt = null)
    {
        (Key, Severity, Text, Since, SolvedAt) = (key, severity, text, since, solvedAt);
        _lastSeenUtcTicks = lastSeenAt.UtcTicks;
    }

    public ProblemKey Key { get; }

    public string Code => Key.Code;

    public ProblemSubject Subject => Key.Subject;

    public ProblemSeverity Severity { get; }

    public ProblemText Text { get; }

    public DateTimeOffset Since { get; }

    public DateTimeOffset LastSeenAt => new(Volatile.Read(ref _lastSeenUtcTicks), TimeSpan.Zero);

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? SolvedAt { get; }

    internal void SeeAt(DateTimeOffset at) => Volatile.Write(ref _lastSeenUtcTicks, at.UtcTicks);

    internal Problem Solved(DateTimeOffset at) => new(Key, Severity, Text, Since, LastSeenAt, at);
}
