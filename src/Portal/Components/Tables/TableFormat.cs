using Microsoft.Net.Http.Headers;

namespace Portal.Components.Tables;

/// <summary>In what form a table is answered: by <c>format=</c>, else by what the caller accepts, else JSON.</summary>
internal enum TableFormat
{
    Json,
    Csv,
}

/// <summary>Reads <see cref="TableFormat"/> off a request.</summary>
internal static class TableFormats
{
    private const string Csv = "text/csv";

    public static TableFormat? Of(string? format, IList<MediaTypeHeaderValue> accepted) => format switch
    {
        "csv" => TableFormat.Csv,
        "json" => TableFormat.Json,
        { Length: > 0 } => null,
        _ => accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Value is Csv or "application/json" or "*/*" && type.Quality is not 0)?.MediaType.Value is Csv
            ? TableFormat.Csv
            : TableFormat.Json,
    };
}
