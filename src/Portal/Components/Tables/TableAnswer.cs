using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;

namespace Portal.Components.Tables;

/// <summary>Answers a table's route: the rows as JSON or CSV, or a sentence about a parameter that can't be read.</summary>
internal static class TableAnswer
{
    /// <param name="wrong">What was expected and found instead, if a parameter can't be read.</param>
    /// <param name="part">Goes into the file's name: what the table is narrowed to; null for all of it.</param>
    public static IResult Of<TRow>(HttpContext context, string table, string? part, string? wrong, DateTimeOffset takenAt, int total, IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        string? format = context.Request.Query["format"];
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        TableFormat? answered = TableFormats.Of(format, new RequestHeaders(context.Request.Headers).Accept);
        if (wrong is not null || answered is null)
        {
            return TypedResults.Problem(wrong ?? $"format: expected csv or json, found {TableQuery.Quoted(format)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (answered is TableFormat.Csv || format is not null)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(table, part, takenAt, answered.Value)}\"";
        }

        return answered is TableFormat.Csv
            ? TypedResults.Text(CsvText.Of(columns, rows), "text/csv; header=present", Encoding.UTF8)
            : TypedResults.Bytes(TableJson.Of(table, takenAt, total, columns, rows), "application/json; charset=utf-8");
    }

    /// <summary>Before the first snapshot there is nothing that could be told from an empty testbed.</summary>
    public static IResult TooEarly() =>
        TypedResults.Problem("Portal has just started and has asked no host yet: expected at least one snapshot, found none. Try again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>The tab that was paused at that moment went on or was closed.</summary>
    public static IResult NotHeld() =>
        TypedResults.Problem("at: expected a moment at which a tab is paused now, found another. Leave it out for the newest rows.", statusCode: StatusCodes.Status404NotFound);

    internal static string FileName(string table, string? part, DateTimeOffset takenAt, TableFormat format)
    {
        string safe = part is null ? string.Empty : "-" + string.Concat(part.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_'));
        return $"portal-{table}{safe}-{takenAt.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.{(format is TableFormat.Csv ? "csv" : "json")}";
    }
}
