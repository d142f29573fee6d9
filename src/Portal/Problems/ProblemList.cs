using System.Collections.Immutable;

namespace Portal.Problems;

/// <summary>All problems at one moment.</summary>
public sealed record ProblemList
{
    public static readonly ProblemList Empty = new();

    /// <summary>When was looked last; null until the program has run for two periods.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Worst first, then newest.</summary>
    public ImmutableArray<Problem> Active { get; init; } = [];

    /// <summary>Of the last hour, newest first.</summary>
    public ImmutableArray<Problem> Solved { get; init; } = [];

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>Errors and warnings: what is counted in navigation, title and icon.</summary>
    public int Count => Errors + Warnings;

    /// <summary>Nothing but times differs.</summary>
    public bool HasShapeOf(ProblemList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Active == other.Active && Solved == other.Solved && CheckedAt is null == other.CheckedAt is null;
    }
}
