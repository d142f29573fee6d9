using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Doctor;

/// <summary>The answer of <c>GET /api/v1/doctor</c>. Counts are of all checks, whatever the filter.</summary>
internal sealed record DoctorDocument(DateTimeOffset CheckedAt, int Total, int Passed, int Warnings, int Failed, int NotApplicable, ImmutableArray<CheckDocument> Checks)
{
    public static DoctorDocument Of(DoctorReport report, DoctorFilter filter) => new(
        report.StartedAt,
        report.Total,
        report.Passed,
        report.Warnings,
        report.Failed,
        report.NotApplicable,
        [.. report.Rows.Where(filter.Matches).Select(CheckDocument.Of)]);
}

/// <summary>One check for scripts; group and result are stable words.</summary>
internal sealed record CheckDocument
{
    public required string Group { get; init; }

    public required string Name { get; init; }

    public string? Subject { get; init; }

    public string? Host { get; init; }

    public required string Result { get; init; }

    public required string Found { get; init; }

    public string? Expected { get; init; }

    public string? Advice { get; init; }

    /// <summary>A command or a setting.</summary>
    public string? Fix { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public double? Seconds { get; init; }

    public static CheckDocument Of(CheckRow row) => new()
    {
        Group = CheckGroups.Word(row.Group),
        Name = row.Name,
        Subject = row.Subject,
        Host = row.Host,
        Result = Verdicts.Word(row.Finding!.Verdict),
        Found = row.Finding.Found,
        Expected = row.Finding.Expected,
        Advice = row.Finding.Fix?.Advice,
        Fix = row.Finding.Fix?.Copy,
        CheckedAt = row.CheckedAt,
        Seconds = row.Took?.TotalSeconds,
    };
}

/// <summary>Members in camel case; what is not known is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorDocument))]
internal sealed partial class DoctorJson : JsonSerializerContext;
