using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Problems;

/// <summary>Numbers and names in sentences and commands.</summary>
internal static partial class Words
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Percent(double ratio) => (ratio * 100).ToString("0", CultureInfo.InvariantCulture) + "\u00A0%";

    /// <summary><c>512 MiB</c>, <c>1.2 GiB</c>.</summary>
    public static string Bytes(double bytes)
    {
        int unit = UnitOf(bytes);
        return Amount(bytes, unit) + "\u00A0" + Units[unit];
    }

    /// <summary><c>94.7 of 64.0 GiB</c>: both in the unit of the second.</summary>
    public static string BytesOf(double bytes, double limit)
    {
        int unit = UnitOf(limit);
        double size = Math.Pow(1024, unit);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / size:0.0} of {limit / size:0.0}\u00A0{Units[unit]}");
    }

    public static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Minutes(TimeSpan span) =>
        span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}\u00A0min") : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds}\u00A0s");

    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Without its full stop and its capital, to stand behind a colon.</summary>
    public static string Clause(string sentence)
    {
        string clause = sentence.Trim().TrimEnd('.');
        return clause.Length > 1 && char.IsUpper(clause[0]) && char.IsLower(clause[1]) ? char.ToLowerInvariant(clause[0]) + clause[1..] : clause;
    }

    /// <summary>One word of a shell, whatever it holds; null for a name that no command line should hold.</summary>
    public static string? Shell(string name) =>
        Plain().IsMatch(name) ? name
        : name.Length == 0 || name[0] == '-' || name.Any(char.IsControl) ? null
        : "'" + name.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static int UnitOf(double bytes)
    {
        int unit = 0;
        for (double rest = Math.Abs(bytes); rest >= 1023.5 && unit < Units.Length - 1; rest /= 1024)
        {
            unit++;
        }

        return unit;
    }

    private static string Amount(double bytes, int unit)
    {
        double value = bytes / Math.Pow(1024, unit);
        return value.ToString(value < 9.95 && unit > 0 && value != Math.Floor(value) ? "0.0" : "0", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
