namespace Portal.Components.Format;

/// <summary>Things that are counted: <c>1 guest</c>, <c>12 guests</c>; rates of them; temperatures.</summary>
public static class Count
{
    public static string Text(long? count) => count is { } value ? Number.Whole(value) : Number.Absent;

    public static string Of(long count, string one, string many) => $"{Number.Whole(count)}{Number.Space}{(count == 1 ? one : many)}";

    public static string PerSecond(double? rate) =>
        rate is { } value && double.IsFinite(value) ? $"{Number.Text(value)}/s" : Number.Absent;

    public static string Celsius(double? degrees) =>
        degrees is { } value && double.IsFinite(value) ? Number.WithUnit(value.ToString("0.#"), "°C") : Number.Absent;

    public static string Load(double? load) => load is { } value && double.IsFinite(value) ? value.ToString("0.00") : Number.Absent;
}
