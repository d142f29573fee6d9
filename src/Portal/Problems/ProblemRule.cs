namespace Portal.Problems;

/// <summary>When sightings become a problem and when their absence solves it.</summary>
/// <param name="Sightings">In a row, before it is shown.</param>
/// <param name="For">How long they must have lasted, too.</param>
/// <param name="Source">Whose news counts.</param>
/// <param name="Keep">For something that happened rather than lasts: how long it stays.</param>
internal sealed record ProblemRule(string Code, int Sightings = 1, TimeSpan For = default, ProblemSource Source = ProblemSource.Tick, TimeSpan Keep = default)
{
    /// <summary>Two periods: what moves between hosts or has only just begun is no problem.</summary>
    public static ProblemRule OfGuest(string code, int sightings = 2, TimeSpan lasting = default) => new(code, sightings, lasting, ProblemSource.Host);
}

/// <summary>What must be new for a sighting, or for its absence, to count.</summary>
internal enum ProblemSource
{
    /// <summary>Every look counts.</summary>
    Tick,

    /// <summary>An answer of the subject's host. Its silence says nothing.</summary>
    Host,

    /// <summary>Answers of all hosts: while one is silent, absence says nothing.</summary>
    AllHosts,
}
