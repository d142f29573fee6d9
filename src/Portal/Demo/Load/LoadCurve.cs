using System.Collections.Immutable;

namespace Portal.Demo.Load;

/// <summary>A load over time (cores, bytes per second) with its exact integral, so that counters are true to it at any two moments, in any order and without memory.</summary>
/// <remarks>Times are seconds since the simulated host booted.</remarks>
internal sealed class LoadCurve(double floor, ImmutableArray<Wave> waves, ImmutableArray<Pulse> pulses)
{
    /// <summary>It is never above this.</summary>
    public double Peak { get; } = floor + waves.Sum(wave => wave.Height) + pulses.Sum(pulse => pulse.Height);

    /// <summary>It is never below this.</summary>
    public double Floor => floor;

    public double RateAt(double seconds)
    {
        double rate = floor;
        foreach (Wave wave in waves)
        {
            rate += wave.RateAt(seconds);
        }

        foreach (Pulse pulse in pulses)
        {
            rate += pulse.RateAt(seconds);
        }

        return rate;
    }

    /// <summary>What has come together between the two moments; rises with <paramref name="to"/>.</summary>
    public double Between(double from, double to) => to <= from ? 0 : Integral(to) - Integral(from);

    private double Integral(double seconds)
    {
        double sum = floor * seconds;
        foreach (Wave wave in waves)
        {
            sum += wave.Integral(seconds);
        }

        foreach (Pulse pulse in pulses)
        {
            sum += pulse.Integral(seconds);
        }

        return sum;
    }
}
