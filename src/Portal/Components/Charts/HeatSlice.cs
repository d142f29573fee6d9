using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>The past of a heat strip: a shade needs fewer points and digits than a line, and there are many of them.</summary>
internal static class HeatSlice
{
    // Values, over all series: what a first fill may weigh.
    private const int MaxValues = 6000;
    private const int LeastStepMilliseconds = 5000;

    public static HistorySlice Of(HistorySlice slice)
    {
        IReadOnlyList<long> times = slice.UnixMilliseconds;
        if (times.Count < 2)
        {
            return slice;
        }

        long step = Math.Max(LeastStepMilliseconds, (times[^1] - times[0]) * slice.Values.Count / MaxValues);
        List<int> kept = [];
        for (int i = 0; i < times.Count; i++)
        {
            bool isGap = slice.Values.All(values => float.IsNaN(values[i]));
            if (isGap || kept.Count == 0 || times[i] - times[kept[^1]] >= step - 500)
            {
                kept.Add(i);
            }
        }

        return new HistorySlice([.. kept.Select(i => times[i])], [.. slice.Values.Select(values => (IReadOnlyList<float>)[.. kept.Select(i => values[i])])], kept.Count) { StepSeconds = slice.StepSeconds };
    }

    /// <summary>Two decimals of a share: one of a hundred shades.</summary>
    public static double? Rounded(double? share) => share is { } known && double.IsFinite(known) ? Math.Round(known, 2) : null;
}
