namespace Portal.Demo.Load;

/// <summary>A part of a load that is either 0 or <paramref name="Height"/>: on for <paramref name="WidthSeconds"/> in every period.</summary>
internal readonly record struct Pulse(double Height, double PeriodSeconds, double WidthSeconds, double OffsetSeconds)
{
    public double RateAt(double seconds) => Within(seconds) < WidthSeconds ? Height : 0;

    public double Integral(double seconds) =>
        Height * ((Math.Floor((seconds - OffsetSeconds) / PeriodSeconds) * WidthSeconds) + Math.Min(Within(seconds), WidthSeconds));

    /// <summary>When the newest pulse began.</summary>
    public double BeganBefore(double seconds) => seconds - Within(seconds);

    private double Within(double seconds)
    {
        double shifted = seconds - OffsetSeconds;
        return shifted - (Math.Floor(shifted / PeriodSeconds) * PeriodSeconds);
    }
}
