using System.Globalization;

namespace Portal.Components.Histories;

/// <summary>How much of the past the program itself holds.</summary>
/// <param name="Now">Of this host or guest, up to now.</param>
/// <param name="Most">After it has run long enough.</param>
/// <param name="IsFixed">Fixed times are shown, whatever of them is there.</param>
internal readonly record struct MemorySpan(TimeSpan Now, TimeSpan Most, bool IsFixed = false)
{
    public string There => IsFixed ? "what is kept of these times" : Text(Now);

    public string Kept => Text(Most);

    private static string Text(TimeSpan span) => (int)Math.Round(span.TotalMinutes) switch
    {
        <= 1 => "the last minute",
        int minutes => string.Create(CultureInfo.InvariantCulture, $"the last {minutes} minutes"),
    };
}
