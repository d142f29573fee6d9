using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>Five minutes of a series as sixty values, five seconds each, the newest last; null where there is a gap.</summary>
internal static class SparkSlots
{
    public const int Count = 60;

    private const long SlotMilliseconds = 5000;

    /// <summary>What has to be read: a point before the window tells how its line comes in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds((Count + 12) * SlotMilliseconds);

    /// <param name="slice">Of one series.</param>
    /// <param name="newest">Unix milliseconds of the newest snapshot, where the window ends.</param>
    public static double?[] Of(HistorySlice slice, long newest)
    {
        var slots = new double?[Count];
        var counts = new int[Count];
        long start = (newest / SlotMilliseconds) - (Count - 1);
        double longest = Longest(slice);
        (long At, double Value)? last = null;
        for (int i = 0; i < slice.UnixMilliseconds.Count; i++)
        {
            long at = slice.UnixMilliseconds[i];
            double value = slice.Values[0][i];
            if (double.IsNaN(value))
            {
                last = null;
                continue;
            }

            if (last is { } before && at - before.At <= longest)
            {
                Join(slots, start, before, (at, value));
            }

            Put(slots, counts, (at / SlotMilliseconds) - start, value);
            last = (at, value);
        }

        return slots;
    }

    /// <summary>How many slots the newest value may lie back without being late.</summary>
    public static int Late(HistorySlice slice) => (int)(Longest(slice) / SlotMilliseconds);

    /// <summary>Goes on with the last value where the next is not late: hosts answer one after another, and a sum of those that came first would fall at its end.</summary>
    public static void Hold(Span<double?> slots, int late)
    {
        int last = slots.Length - 1;
        while (last >= 0 && slots[last] is null)
        {
            last--;
        }

        if (last >= slots.Length - 1 - late)
        {
            slots[(last + 1)..].Fill(last < 0 ? null : slots[last]);
        }
    }

    // Three missed periods, or less than two steps where points are kept further apart.
    private static double Longest(HistorySlice slice) => Math.Max(HistoryBudget.Gap.TotalMilliseconds, slice.StepSeconds * 1500.0);

    // Points a second apart share a slot, which then holds their mean.
    private static void Put(double?[] slots, int[] counts, long slot, double value)
    {
        if (slot is >= 0 and < Count)
        {
            slots[slot] = counts[slot]++ == 0 ? value : slots[slot] + ((value - slots[slot]) / counts[slot]);
        }
    }

    // Steps may be longer than a slot; that is no gap.
    private static void Join(double?[] slots, long start, (long At, double Value) one, (long At, double Value) two)
    {
        long from = (one.At / SlotMilliseconds) - start;
        long to = (two.At / SlotMilliseconds) - start;
        for (long slot = Math.Max(0, from + 1); slot < Math.Min(to, Count); slot++)
        {
            slots[slot] = one.Value + ((two.Value - one.Value) * (slot - from) / (to - from));
        }
    }
}
