using System.Globalization;
using System.Text;

namespace Portal.Components.Charts;

/// <summary>Values as the path of a line in a picture as wide as there are values less one, and 16 high. Relative whole numbers, so that it stays short: <c>h3</c> is three values without a change, <c>l1-2</c> one with.</summary>
internal static class SparkPath
{
    private const int Bottom = 15;
    private const int Height = 14;

    /// <param name="top">The value at the upper edge.</param>
    public static string Of(ReadOnlySpan<double?> values, double top)
    {
        var path = new StringBuilder();
        (int X, int Y) at = (0, 0);
        for (int from = 0; from < values.Length; from++)
        {
            if (values[from] is null)
            {
                continue;
            }

            int to = from + 1;
            while (to < values.Length && values[to] is not null)
            {
                to++;
            }

            int y = YOf(values[from], top);
            path.Append(CultureInfo.InvariantCulture, $"m{from - at.X}{Next(y - at.Y)}");
            at = (to - 1, Run(path, values[from..to], y, top));
            from = to;
        }

        return path.ToString();
    }

    // One line without a gap; where it ends.
    private static int Run(StringBuilder path, ReadOnlySpan<double?> values, int y, double top)
    {
        int flat = 0;
        foreach (double? value in values[1..])
        {
            int next = YOf(value, top);
            if (next == y)
            {
                flat++;
                continue;
            }

            Flat(path, flat);
            path.Append("l1").Append(Next(next - y));
            (flat, y) = (0, next);
        }

        // A value between two gaps has no length; its round cap is drawn all the same.
        path.Append(values.Length == 1 ? "h0" : string.Empty);
        Flat(path, flat);
        return y;
    }

    private static void Flat(StringBuilder path, int slots) => path.Append(slots > 0 ? string.Create(CultureInfo.InvariantCulture, $"h{slots}") : string.Empty);

    private static int YOf(double? value, double top) => Bottom - (top > 0 ? (int)Math.Round(Math.Clamp(value!.Value / top, 0, 1) * Height) : 0);

    // A sign parts two numbers as well as a space does.
    private static string Next(int number) => string.Create(CultureInfo.InvariantCulture, $"{(number < 0 ? string.Empty : " ")}{number}");
}
