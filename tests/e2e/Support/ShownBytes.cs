using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Support;

/// <summary>Amounts as pages write them, such as <c>1.20 GiB</c>: at least three digits of them.</summary>
internal static partial class ShownBytes
{
    private const string Units = "BKMGT";

    /// <summary>The first amount in a text, in bytes; null where it holds none.</summary>
    public static double? In(string text) => Amount().Match(text) is { Success: true } found
        ? double.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture) * Math.Pow(1024, Units.IndexOf(found.Groups["unit"].Value[0], StringComparison.Ordinal))
        : null;

    /// <summary>A text shows these bytes, rounded; or that there is no value.</summary>
    /// <param name="bytes">Digits; empty for no value.</param>
    public static bool Are(string bytes, string text) => In(text) is { } shown
        ? double.TryParse(bytes, CultureInfo.InvariantCulture, out double exact) && Math.Abs(exact - shown) <= shown * 0.006
        : bytes.Length == 0 && text == "–";

    [GeneratedRegex("(?<number>[0-9.]+)\u00a0(?<unit>B|[KMGT]iB)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();
}
