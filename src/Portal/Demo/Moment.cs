namespace Portal.Demo;

/// <summary>A point in a simulated host's life.</summary>
/// <param name="BootedAt">When the host booted.</param>
/// <param name="Seconds">Since then.</param>
internal readonly record struct Moment(DateTimeOffset BootedAt, double Seconds)
{
    /// <summary>Slow values (disks of virtual machines, balloons, filesystems) are measured so often, as on a real host.</summary>
    private const double SlowPeriodSeconds = 5;

    /// <summary>When the newest slow values were measured.</summary>
    public double SlowSeconds => Math.Floor(Seconds / SlowPeriodSeconds) * SlowPeriodSeconds;

    public long SlowAgeNanoseconds => (long)((Seconds - SlowSeconds) * 1e9);

    /// <summary>To the millisecond: one and the same moment must be the same time in every snapshot.</summary>
    public DateTimeOffset TimeOf(double seconds) => BootedAt + TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
}
