namespace Portal.Components.Format;

/// <summary>Amounts of memory, disk and traffic in IEC units: <c>512 B</c>, <c>2.10 GiB</c>.</summary>
public static class Bytes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    public static string Text(double? bytes)
    {
        if (bytes is not { } value || !double.IsFinite(value))
        {
            return Number.Absent;
        }

        int unit = 0;

        // 1023.6 of a unit would read as 1024: it is 1.00 of the next.
        while (Math.Abs(value) >= 1023.5 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return Number.WithUnit(unit == 0 ? Math.Round(value).ToString("0") : Number.Text(value), Units[unit]);
    }

    /// <summary>A rate: <c>1.20 MiB/s</c>.</summary>
    public static string PerSecond(double? bytesPerSecond) =>
        bytesPerSecond is { } value && double.IsFinite(value) ? Text(value) + "/s" : Number.Absent;

    /// <summary><c>1.20 of 4.00 GiB</c>; without a limit the amount alone.</summary>
    public static string Of(double? used, double? limit) =>
        used is null || limit is null ? Text(used) : $"{Text(used)} of {Text(limit)}";
}
