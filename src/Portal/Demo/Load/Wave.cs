namespace Portal.Demo.Load;

/// <summary>A part of a load that swings between 0 and <paramref name="Height"/>.</summary>
/// <param name="Phase">In turns, 0 to 1.</param>
internal readonly record struct Wave(double Height, double PeriodSeconds, double Phase)
{
    private double Angle(double seconds) => Math.Tau * ((seconds / PeriodSeconds) + Phase);

    public double RateAt(double seconds) => Height / 2 * (1 + Math.Sin(Angle(seconds)));

    public double Integral(double seconds) => Height / 2 * (seconds - (Math.Cos(Angle(seconds)) * PeriodSeconds / Math.Tau));
}
