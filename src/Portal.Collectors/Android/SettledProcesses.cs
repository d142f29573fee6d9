namespace Portal.Collectors.Android;

/// <summary>Processes whose command line was read often enough: nearly all that run on a host are no emulators and stay what they are, and reading them all again is most of what a search costs.</summary>
/// <remarks>
/// A process is settled after two looks, a search apart: one caught between fork and exec still carries its parent's command line at the first. A number that a new process took over
/// within one period, or a late exec, is found when everything is looked at anew, once a minute. One search at a time.
/// </remarks>
internal sealed class SettledProcesses(TimeProvider clock)
{
    private const int LooksToSettle = 2;
    private static readonly TimeSpan Everything = TimeSpan.FromSeconds(60);

    private Dictionary<int, int> _looks = [];
    private Dictionary<int, int> _next = [];
    private long _since = clock.GetTimestamp();

    /// <summary>Begins a search; what is not met in it is forgotten at its end.</summary>
    public void Begin()
    {
        _next.Clear();
        if (clock.GetElapsedTime(_since) >= Everything)
        {
            _looks.Clear();
            _since = clock.GetTimestamp();
        }
    }

    /// <summary>Whether this process must be looked at; counts the look.</summary>
    public bool Wants(int pid)
    {
        int looks = _looks.GetValueOrDefault(pid);
        _next[pid] = Math.Min(looks + 1, LooksToSettle);
        return looks < LooksToSettle;
    }

    public void End() => (_looks, _next) = (_next, _looks);
}
