using System.Text;

namespace Portal.Tests.Components.Tables;

/// <summary>Reads comma-separated values as RFC 4180 says, so that what was written is judged by other code than wrote it.</summary>
internal static class CsvReading
{
    public static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (quoted)
            {
                if (letter is not '"')
                {
                    cell.Append(letter);
                }
                else if (i + 1 < text.Length && text[i + 1] is '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter is '"')
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter is '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (letter is not '\r')
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}
