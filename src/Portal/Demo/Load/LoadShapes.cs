namespace Portal.Demo.Load;

/// <summary>Makes a load for something that may use <c>limit</c> at most.</summary>
internal delegate LoadCurve LoadShape(Seed seed, double limit);

/// <summary>The ways in which things are busy. None ever goes above its limit.</summary>
internal static class LoadShapes
{
    private const double Day = 86_400;

    /// <summary>Next to nothing, with a cron job's blip each minute.</summary>
    public static LoadCurve Idle(Seed seed, double limit) => new(
        0.004 * limit,
        [Swing(seed.For("slow"), 0.006 * limit, 170, 400)],
        [Burst(seed.For("cron"), 0.05 * limit, 60, 2)]);

    /// <summary>Serves people: by day more than by night, up and down within minutes, with short bursts.</summary>
    public static LoadCurve Serving(Seed seed, double limit) => new(
        0.06 * limit,
        [
            Swing(seed.For("day"), 0.16 * limit, Day, Day),
            Swing(seed.For("minutes"), 0.22 * limit, 140, 320),
            Swing(seed.For("minute"), 0.12 * limit, 35, 70),
            Swing(seed.For("flutter"), 0.06 * limit, 5, 11),
        ],
        [Burst(seed.For("burst"), 0.25 * limit, seed.For("every").Between(70, 130), 9)]);

    /// <summary>Works through one thing after the other.</summary>
    public static LoadCurve Steady(Seed seed, double limit) => new(
        0.3 * limit,
        [Swing(seed.For("minutes"), 0.2 * limit, 90, 240), Swing(seed.For("flutter"), 0.1 * limit, 4, 9)],
        []);

    /// <summary>Does nothing, then for some minutes all that it may.</summary>
    public static LoadCurve Batch(Seed seed, double limit) => new(
        0.01 * limit,
        [Swing(seed.For("flutter"), 0.05 * limit, 6, 13)],
        [Burst(seed.For("batch"), 0.75 * limit, 420, 150), Burst(seed.For("checkpoint"), 0.1 * limit, 31, 4)]);

    /// <summary>Would use more than it is given: at its limit for half the time.</summary>
    public static LoadCurve Capped(Seed seed, double limit) => new(
        0.35 * limit,
        [Swing(seed.For("minute"), 0.1 * limit, 40, 80)],
        [Burst(seed.For("rush"), 0.55 * limit, 48, 26)]);

    private static Wave Swing(Seed seed, double height, double shortest, double longest) =>
        new(height, seed.For("period").Between(shortest, longest), seed.For("phase").Unit);

    private static Pulse Burst(Seed seed, double height, double period, double width) =>
        new(height, period, width, seed.For("offset").Between(0, period));
}
