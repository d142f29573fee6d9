using System.Globalization;

namespace Portal.Components.Format;

/// <summary>Shares (0 to 1) as percent: one decimal below ten, else none.</summary>
public static class Percent
{
    public static string Text(double? ratio)
    {
        if (ratio is not { } value || !double.IsFinite(value))
        {
            return Number.Absent;
        }

        double percent = value * 100;
        return Number.WithUnit(percent.ToString(Math.Abs(percent) < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture), "%");
    }

    /// <summary>Length of a bar, 0 to 100; null where there is none to draw.</summary>
    public static int? Level(double? ratio) =>
        ratio is { } value && double.IsFinite(value) ? (int)Math.Round(Math.Clamp(value, 0, 1) * 100) : null;
}
