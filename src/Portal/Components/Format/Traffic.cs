using System.Globalization;

namespace Portal.Components.Format;

/// <summary>Network traffic, measured in bytes per second: <c>1.20 MiB/s</c>, or <c>10.1 Mbit/s</c> as interfaces are rated, in powers of ten.</summary>
public static class Traffic
{
    private static readonly string[] BitUnits = ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s", "Pbit/s"];

    public static string Text(double? bytesPerSecond, NetworkUnit unit) => unit switch
    {
        NetworkUnit.BitsPerSecond => Bits(bytesPerSecond * 8),
        _ => Bytes.PerSecond(bytesPerSecond),
    };

    /// <summary>In and out on a line each; one dash where neither is known.</summary>
    public static string Pair(double? received, double? sent, NetworkUnit unit) =>
        received is null && sent is null ? Number.Absent : $"↓{Number.Space}{Text(received, unit)}\n↑{Number.Space}{Text(sent, unit)}";

    private static string Bits(double? bitsPerSecond)
    {
        if (bitsPerSecond is not { } value || !double.IsFinite(value))
        {
            return Number.Absent;
        }

        int unit = 0;

        // 999.6 of a unit would read as 1000: it is 1.00 of the next.
        while (Math.Abs(value) >= 999.5 && unit < BitUnits.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return Number.WithUnit(unit == 0 ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture) : Number.Text(value), BitUnits[unit]);
    }
}
