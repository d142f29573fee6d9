namespace Portal.Live;

/// <summary>How the past of a host or guest is kept.</summary>
/// <param name="StepSeconds">Between two points while nobody looks.</param>
/// <param name="Points">Per series.</param>
internal readonly record struct HistoryShape(int StepSeconds, int Points)
{
    public TimeSpan Span => TimeSpan.FromSeconds((double)StepSeconds * Points);
}
