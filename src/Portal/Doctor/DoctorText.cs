using System.Globalization;
using System.Text;

namespace Portal.Doctor;

/// <summary>A report for a terminal: a line for each check, and what to do beneath those that are not well.</summary>
internal static class DoctorText
{
    private const string Indent = "        ";

    public static string Of(DoctorDocument document)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, CheckDocument> group in document.Checks.GroupBy(check => check.Group))
        {
            text.Append(Capital(group.Key.Replace('-', ' '))).Append('\n');
            foreach (CheckDocument check in group)
            {
                Append(text, check);
            }

            text.Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{document.Total} checks: {document.Passed} passed, {document.Warnings} {(document.Warnings == 1 ? "warning" : "warnings")}, {document.Failed} failed, {document.NotApplicable} not applicable.\n").ToString();
    }

    private static void Append(StringBuilder text, CheckDocument check)
    {
        text.Append("  ").Append(Mark(check.Result)).Append(' ').Append(check.Name).Append(check.Subject is { } subject ? $" ({subject})" : string.Empty).Append(": ").Append(check.Found).Append('\n');
        if (check is { Advice: { } advice, Fix: { } fix })
        {
            text.Append(Indent).Append("Expected: ").Append(check.Expected).Append('\n').Append(Indent).Append(advice).Append('\n');
            foreach (string line in fix.Split('\n'))
            {
                text.Append(Indent).Append("  ").Append(line).Append('\n');
            }
        }
    }

    private static string Mark(string result) => result switch
    {
        "pass" => "ok   ",
        "warning" => "warn ",
        "fail" => "FAIL ",
        _ => "-    ",
    };

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
