using System.Globalization;

namespace Portal.Components.Format;

/// <summary>Digits that fit a table cell: two decimals below ten, one below a hundred, else none.</summary>
internal static class Number
{
    /// <summary>What stands for a value that is not known; never 0.</summary>
    public const string Absent = "–";

    /// <summary>Between a value and its unit.</summary>
    public const char Space = '\u00A0';

    public static string Text(double value)
    {
        double size = Math.Abs(value);
        string format = size < 9.995 ? "0.00" : size < 99.95 ? "0.0" : "0";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    public static string WithUnit(string number, string unit) => string.Concat(number, Space.ToString(), unit);
}
