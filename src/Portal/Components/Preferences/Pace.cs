namespace Portal.Components.Preferences;

/// <summary>Holds a page to the pace that its reader wants. Used on one circuit only.</summary>
internal sealed class Pace
{
    // Ticks are not exact: one that comes a little early is not left out.
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(400);

    private long? _takenAt;

    /// <summary>False while it is too soon; then nothing is done.</summary>
    public bool TakeTurn(TimeProvider clock, ViewSettings settings)
    {
        if (settings.RefreshSeconds > 1 && _takenAt is { } last && clock.GetElapsedTime(last) < TimeSpan.FromSeconds(settings.RefreshSeconds) - Early)
        {
            return false;
        }

        _takenAt = clock.GetTimestamp();
        return true;
    }
}
