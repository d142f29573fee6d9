namespace Portal.Problems;

/// <summary>A problem in words. Names in it are shown names or escaped, so that they can be set as text anywhere.</summary>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Command">To copy into a shell; null where none helps.</param>
public sealed record ProblemText(string Sentence, string Why, string Advice, string? Command = null);
