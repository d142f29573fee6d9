using Portal.Components.Format;

namespace Portal.Components.Pages;

/// <summary>How old figures are that aren't read with every sample: block devices, balloons, filesystems, sensors.</summary>
internal static class SlowAge
{
    /// <param name="nanoseconds">When the sample was taken; null where they are read with it.</param>
    public static SectionFigure Figure(long? nanoseconds) =>
        new("Age", nanoseconds is { } age ? Span.Text(TimeSpan.FromTicks(age / TimeSpan.NanosecondsPerTick)) : Number.Absent, "They are read with every sample.");
}
