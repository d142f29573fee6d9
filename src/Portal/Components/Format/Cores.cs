namespace Portal.Components.Format;

/// <summary>Computing power: <c>1.24 cores</c>.</summary>
public static class Cores
{
    public static string Text(double? cores) =>
        cores is { } value && double.IsFinite(value) ? Number.WithUnit(Number.Text(value), "cores") : Number.Absent;

    /// <summary>A number of cores that exist or are allowed: <c>16 cores</c>, <c>0.5 cores</c>, <c>1 core</c>.</summary>
    public static string Count(double? cores) =>
        cores is not { } value || !double.IsFinite(value) ? Number.Absent : Number.WithUnit(value.ToString("0.##"), value is 1 ? "core" : "cores");
}
