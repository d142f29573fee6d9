namespace Portal.Problems;

/// <summary>Which problems are asked for; null is all. The same words in the page's address and in the API's.</summary>
public sealed record ProblemFilter(string? Severity = null, string? Code = null, string? Host = null, string? Deployment = null)
{
    public static string WordOf(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "error",
        ProblemSeverity.Warning => "warning",
        _ => "information",
    };

    public bool IsEmpty => string.IsNullOrEmpty(Severity) && string.IsNullOrEmpty(Code) && string.IsNullOrEmpty(Host) && string.IsNullOrEmpty(Deployment);

    public static bool IsSeverity(string word) => Enum.GetValues<ProblemSeverity>().Any(severity => Is(word, WordOf(severity)));

    public bool Matches(Problem problem) =>
        Is(Severity, WordOf(problem.Severity)) && Is(Code, problem.Code) && Is(Host, problem.Subject.Host) && Is(Deployment, problem.Subject.Deployment);

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
}
