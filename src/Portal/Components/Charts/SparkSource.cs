using System.Collections.Immutable;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>What a sparkline is drawn of: one series of a host or guest, or its sum over several.</summary>
/// <param name="Title">Such as <c>CPU of web-1</c>.</param>
/// <param name="Whole">An allowance or a limit in the series' unit; null where there is none.</param>
/// <param name="Text">A value in words.</param>
public sealed record SparkSource(string Title, ImmutableArray<SubjectKey> Subjects, string Series, double? Whole, Func<double?, string> Text)
{
    /// <summary>Read as a part of the whole: <c>12 %</c>.</summary>
    public static SparkSource Share(string title, SubjectKey subject, string series, double whole) =>
        new(title, [subject], series, whole, value => Percent.Text(value / whole));
}
