namespace Portal.Problems;

/// <summary>What makes two sightings the same problem.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Item">What else tells it from others of its subject: a mount point, a file; not shown.</param>
public readonly record struct ProblemKey(string Code, ProblemSubject Subject, string? Item = null);

/// <summary>What a problem is about, by shown names; each null where it is about none.</summary>
/// <param name="Guest">Name in its deployment; for a guest of no deployment its runtime name.</param>
public readonly record struct ProblemSubject(string? Host = null, string? Deployment = null, string? Guest = null);
