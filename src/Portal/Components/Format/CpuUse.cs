namespace Portal.Components.Format;

/// <summary>Computing power that is used, beside what it is a share of.</summary>
public static class CpuUse
{
    /// <summary>Of a guest: <c>62 % · 1.24 cores</c>, or the cores first. Without an allowance there is no share, and the cores stand alone.</summary>
    public static string OfGuest(double? ratio, double? cores, CpuUnit unit, string between = " · ") => (ratio, unit) switch
    {
        (null, _) => Cores.Text(cores),
        (_, CpuUnit.Cores) => Cores.Text(cores) + between + Percent.Text(ratio),
        _ => Percent.Text(ratio) + between + Cores.Text(cores),
    };

    /// <summary>Of a host, whose cores can be counted: <c>12 % of 16 cores</c>, <c>1.92 of 16 cores</c>.</summary>
    public static string OfHost(double? ratio, int? cores, CpuUnit unit, string between = " ") => (ratio, cores, unit) switch
    {
        ({ } busy, { } count, CpuUnit.Cores) => $"{Number.Text(busy * count)}{between}of {Cores.Count(count)}",
        (not null, { } count, _) => $"{Percent.Text(ratio)}{between}of {Cores.Count(count)}",
        _ => Percent.Text(ratio),
    };
}
