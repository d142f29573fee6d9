namespace Portal.Problems;

/// <summary>What the book knows of one key. Owned by the tick.</summary>
internal sealed class ProblemEntry(ProblemRule rule, DateTimeOffset first)
{
    public ProblemRule Rule { get; } = rule;

    public DateTimeOffset First { get; } = first;

    /// <summary>The look at which it was seen or held last.</summary>
    public long Look { get; set; }

    public int Sightings { get; set; }

    /// <summary>Looks in a row that did not find it.</summary>
    public int Misses { get; set; }

    public long Version { get; set; }

    /// <summary>Nobody can tell now: kept, and not shown.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>Null until it is a problem.</summary>
    public Problem? Problem { get; set; }
}
