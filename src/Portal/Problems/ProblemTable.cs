using System.Globalization;
using System.Text;

namespace Portal.Problems;

/// <summary>Problems as CSV (RFC 4180), one a line; solved ones have a last column.</summary>
internal static class ProblemTable
{
    private const string Head = "severity,code,sentence,host,deployment,guest,since,last_seen,solved_at,why,advice,command\r\n";

    public static string Of(ProblemDocument document)
    {
        var text = new StringBuilder(Head);
        foreach (ProblemRow row in document.Problems.AddRange(document.Solved))
        {
            string?[] fields = [row.Severity, row.Code, row.Sentence, row.Host, row.Deployment, row.Guest, Time(row.Since), Time(row.LastSeen), row.SolvedAt is { } solved ? Time(solved) : null, row.Why, row.Advice, row.Command];
            text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // A spreadsheet takes a cell that begins like a formula for one; names come from outside.
    private static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return string.Empty;
        }

        string safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
