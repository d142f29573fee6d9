using Portal.Components.Charts;
using Portal.Components.Format;

namespace Portal.Components.Pages.GuestList;

/// <summary>Sparklines of a group: the sum of its clones, whose range stands in words beside it. A load that moves from one clone to the next is one even line.</summary>
internal static class CloneSparks
{
    /// <summary>The past of more is not read for a line as long as a thumb.</summary>
    private const int MostClones = 256;

    /// <summary>Null where nothing is known of the clones, or where they are too many.</summary>
    public static SparkSource? Of(GuestUnit unit, string column)
    {
        if (unit.Guests.Length > MostClones)
        {
            return null;
        }

        (GuestEntry Clone, SparkSource Line)[] lines = [.. unit.Guests.Select(clone => (clone, GuestSparks.Of(clone, column))).Where(pair => pair.Item2 is not null).Select(pair => (pair.clone, pair.Item2!))];
        bool isCpu = column is "cpu";
        return lines.Length == 0 ? null : new SparkSource(
            $"{(isCpu ? "CPU" : "Memory")} of {Count.Of(unit.Guests.Length, "clone", "clones")} of {unit.Name}, their sum",
            [.. lines.SelectMany(pair => pair.Line.Subjects)],
            lines[0].Line.Series,
            Whole([.. lines.Where(pair => pair.Clone.Guest.Sample is not null).Select(pair => pair.Line.Whole)]),
            isCpu ? Cores.Text : Bytes.Text);
    }

    // Of all that run or of none: a part of the limits is no limit of the sum.
    private static double? Whole(double?[] limits) => limits.All(limit => limit is not null) ? limits.Sum() : null;
}
