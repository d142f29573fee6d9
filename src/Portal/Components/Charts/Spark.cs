using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>A small line without axes: its path, and what it shows in words. A gap is a gap.</summary>
public readonly record struct Spark(string Path, string Label)
{
    public const string ViewBox = "0 0 59 16";

    // A whole that is hardly used would be a line at the bottom, and one scaled to its own noise a mountain range.
    private static readonly double[] Parts = [0.1, 0.25, 0.5, 1];

    public static Spark Of(LiveHistory history, SparkSource source, DateTimeOffset? end = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(source);
        long newest = (end ?? history.Newest.Snapshot.TakenAt).ToUnixTimeMilliseconds();
        double?[] sum = new double?[SparkSlots.Count];
        int late = 0;
        foreach (SubjectKey subject in source.Subjects)
        {
            HistorySlice slice = history.Read(subject, [source.Series], SparkSlots.Window).UpTo(end);
            late = Math.Max(late, SparkSlots.Late(slice));
            double?[] slots = SparkSlots.Of(slice, newest);
            if (source.Subjects.Length > 1)
            {
                SparkSlots.Hold(slots, SparkSlots.Late(slice));
            }

            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = slots[i] is { } value ? (sum[i] ?? 0) + value : sum[i];
            }
        }

        return Of(sum, late, source);
    }

    /// <param name="late">How many slots the newest value may be behind.</param>
    internal static Spark Of(ReadOnlySpan<double?> slots, int late, SparkSource source)
    {
        double? highest = null;
        double? now = null;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] is { } value)
            {
                highest = value > highest ? value : highest ?? value;
                now = i >= slots.Length - 1 - late ? value : null;
            }
        }

        string words = highest is null ? "no value" : $"now {source.Text(now)}, highest {source.Text(highest)}";
        return new Spark(SparkPath.Of(slots, Top(highest, source.Whole)), $"{source.Title}, last 5 minutes: {words}");
    }

    private static double Top(double? highest, double? whole) =>
        whole is > 0 && highest <= whole ? Array.Find(Parts, part => highest <= part * whole) * whole.Value : highest ?? 0;
}
