namespace Portal.Problems;

/// <summary>How bad it is; more is worse.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; in no count.</summary>
    Information,
    Warning,
    Error,
}
