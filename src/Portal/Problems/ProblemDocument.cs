using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Problems;

/// <summary>The answer of <c>GET /api/v1/problems</c>.</summary>
/// <param name="CheckedAt">When was looked last; absent in the first seconds.</param>
/// <param name="Solved">Of the last hour.</param>
internal sealed record ProblemDocument(DateTimeOffset? CheckedAt, ImmutableArray<ProblemRow> Problems, ImmutableArray<ProblemRow> Solved)
{
    public static ProblemDocument Of(ProblemList list, ProblemFilter filter) => new(
        list.CheckedAt,
        [.. list.Active.Where(filter.Matches).Select(ProblemRow.Of)],
        [.. list.Solved.Where(filter.Matches).Select(ProblemRow.Of)]);
}

/// <summary>One problem for scripts; its code and words are stable.</summary>
internal sealed record ProblemRow
{
    public required string Severity { get; init; }

    public required string Code { get; init; }

    public required string Sentence { get; init; }

    public required string Why { get; init; }

    public required string Advice { get; init; }

    public string? Command { get; init; }

    public string? Host { get; init; }

    public string? Deployment { get; init; }

    public string? Guest { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public DateTimeOffset? SolvedAt { get; init; }

    public static ProblemRow Of(Problem problem) => new()
    {
        Severity = ProblemFilter.WordOf(problem.Severity),
        Code = problem.Code,
        Sentence = problem.Text.Sentence,
        Why = problem.Text.Why,
        Advice = problem.Text.Advice,
        Command = problem.Text.Command,
        Host = problem.Subject.Host,
        Deployment = problem.Subject.Deployment,
        Guest = problem.Subject.Guest,
        Since = problem.Since,
        LastSeen = problem.LastSeenAt,
        SolvedAt = problem.SolvedAt,
    };
}

/// <summary>Members in camel case; what is not known is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProblemJson : JsonSerializerContext;
