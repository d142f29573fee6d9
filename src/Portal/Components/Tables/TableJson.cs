using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Components.Tables;

/// <summary>A table as a JSON document: when it was taken, how many rows there are without the filter, and the rows under the CSV's names. What is absent is left out.</summary>
internal static class TableJson
{
    public static byte[] Of<TRow>(string table, DateTimeOffset takenAt, int total, IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("takenAt", takenAt);
            json.WriteNumber("total", total);
            json.WriteStartArray(table);
            foreach (TRow row in rows)
            {
                json.WriteStartObject();
                foreach (ExportColumn<TRow> column in columns)
                {
                    Write(json, column.Name, column.Value(row));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>One row by itself.</summary>
    public static JsonObject Row<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, TRow row)
    {
        var members = new JsonObject();
        foreach (ExportColumn<TRow> column in columns)
        {
            JsonNode? value = column.Value(row) switch
            {
                string text => JsonValue.Create(text),
                bool flag => JsonValue.Create(flag),
                double number when double.IsFinite(number) => JsonValue.Create(number),
                long number => JsonValue.Create(number),
                _ => null,
            };
            if (value is not null)
            {
                members.Add(column.Name, value);
            }
        }

        return members;
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
        }
    }
}
