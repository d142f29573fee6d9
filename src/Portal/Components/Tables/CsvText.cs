using System.Buffers;
using System.Globalization;
using System.Text;

namespace Portal.Components.Tables;

/// <summary>A table as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Of<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(column => column.Name)).Append("\r\n");
        foreach (TRow row in rows)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                text.Append(i == 0 ? string.Empty : ",").Append(Cell(columns[i].Value(row)));
            }

            text.Append("\r\n");
        }

        return text.ToString();
    }

    internal static string Cell(object? value) => value switch
    {
        null => string.Empty,
        string text => Escaped(text),
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // A tab or a line break before the sign is dropped by spreadsheets, which then see the sign first.
    private static string Escaped(string text)
    {
        string safe = text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
