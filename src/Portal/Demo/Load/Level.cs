namespace Portal.Demo.Load;

/// <summary>Something that fills and empties, as a share from 0 to 1: grows slowly, is reclaimed at once, and breathes a little.</summary>
/// <param name="Low">Just after it was reclaimed.</param>
/// <param name="High">Just before; never above.</param>
internal readonly record struct Level(double Low, double High, double PeriodSeconds, double Phase)
{
    /// <summary>Part of the range that breathes; the rest grows.</summary>
    private const double Breath = 0.12;

    public double At(double seconds)
    {
        double turns = (seconds / PeriodSeconds) + Phase;
        double grown = turns - Math.Floor(turns);
        double breath = (1 + Math.Sin(Math.Tau * seconds / 53)) / 2;
        return Low + ((High - Low) * (((1 - Breath) * grown) + (Breath * breath)));
    }
}
