namespace Portal.Collectors.Libvirt;

/// <summary>When to try again to reach a daemon that is not there: at once, then after 0.5, 1, 2, 4 and at most 5 s, so that it is back within two scrapes of its return.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class OpenBackoff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _pause;
    private long _failedAt;

    public bool IsDue => _pause == TimeSpan.Zero || clock.GetElapsedTime(_failedAt) >= _pause;

    public void Failed()
    {
        _failedAt = clock.GetTimestamp();
        _pause = _pause == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, Longest.Ticks));
    }

    public void Succeeded() => _pause = TimeSpan.Zero;
}
