using System.Globalization;
using System.Text;

namespace Portal.Doctor;

/// <summary>A report to paste into a message: what findings say, which never hold a secret.</summary>
public static class DoctorMarkdown
{
    public static string Of(DoctorReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Portal doctor, {report.StartedAt.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC\n\n{report.Summary}\n");
        foreach (IGrouping<CheckGroup, CheckRow> group in report.Rows.Where(row => row.Finding is not null).GroupBy(row => row.Group))
        {
            text.Append("\n## ").Append(CheckGroups.Title(group.Key)).Append("\n\n");
            foreach (CheckRow row in group)
            {
                Append(text, row, row.Finding!);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CheckRow row, Finding finding)
    {
        string result = Verdicts.Title(finding.Verdict);
        text.Append("- ").Append(row.IsWrong ? $"**{result}**" : result).Append(" · ").Append(row.Name).Append(row.Subject is { } subject ? $" ({subject})" : string.Empty).Append(": ").Append(finding.Found).Append(".\n");
        if (finding.Fix is { } fix)
        {
            text.Append("  Expected: ").Append(finding.Expected).Append(". ").Append(fix.Advice).Append("\n\n");
            foreach (string line in fix.Copy.Split('\n'))
            {
                text.Append("      ").Append(line).Append('\n');
            }

            text.Append('\n');
        }
    }
}
