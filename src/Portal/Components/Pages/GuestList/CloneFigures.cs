using System.Collections.Immutable;

namespace Portal.Components.Pages.GuestList;

/// <summary>Least, median and largest share of the clones of a template, and which of them stand out.</summary>
internal sealed class CloneFigures(Func<GuestUse, double?> share)
{
    // Fewer say nothing about what is usual.
    private const int LeastForOutliers = 5;
    private const double LeastAboveMedian = 0.1;
    private const double Fences = 1.5;

    public static CloneFigures Cpu { get; } = new(use => use.CpuRatio);

    public static CloneFigures Memory { get; } = new(use => use.MemoryRatio);

    /// <summary>Null where no clone has the figure.</summary>
    public (double Least, double Median, double Largest)? Range(GuestUnit unit)
    {
        ImmutableArray<double> values = Sorted(unit, share);
        return values.IsEmpty ? null : (values[0], At(values, 0.5), values[^1]);
    }

    /// <summary>The same of any other figure.</summary>
    public static (double Least, double Median, double Largest)? Range(GuestUnit unit, Func<GuestUse, double?> figure) => new CloneFigures(figure).Range(unit);

    public int Outliers(GuestUnit unit) => unit.Guests.Count(clone => TimesMedian(unit, clone) is not null);

    /// <summary>How many times the median an outlier is; null for a clone that is none.</summary>
    public double? TimesMedian(GuestUnit unit, GuestEntry clone)
    {
        ImmutableArray<double> values = Sorted(unit, share);
        if (values.Length < LeastForOutliers || share(clone.Use) is not { } value || clone.Guest.IsTemplate)
        {
            return null;
        }

        double median = At(values, 0.5);
        double upper = At(values, 0.75);
        bool standsOut = value > upper + (Fences * (upper - At(values, 0.25))) && value > median + LeastAboveMedian;
        return standsOut && median > 0 ? value / median : null;
    }

    private static ImmutableArray<double> Sorted(GuestUnit unit, Func<GuestUse, double?> figure) =>
        [.. unit.Guests.Select(clone => figure(clone.Use)).OfType<double>().Order()];

    // Between two values it is as far between them as the place is.
    private static double At(ImmutableArray<double> sorted, double part)
    {
        double place = part * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
