using Portal.Problems;

namespace Portal.Components.Shared;

/// <summary>What this browser has muted. One per circuit, and one per request while prerendering.</summary>
public sealed class BrowserMutes(TimeProvider clock)
{
    public ProblemMutes Current { get; private set; } = ProblemMutes.None;

    /// <summary>Raised after a change within this circuit.</summary>
    public event Action? Changed;

    public void Read(string? cookie) => Current = ProblemMutes.Parse(cookie);

    public bool Holds(Problem problem) => Current.Holds(problem, clock.GetUtcNow());

    public ProblemCounts Counts(ProblemList list) => ProblemCounts.Of(list, Current, clock.GetUtcNow());

    /// <param name="lasting">Null: until it is solved.</param>
    public void Mute(Problem problem, TimeSpan? lasting) => Set(Current.With(problem, lasting, clock.GetUtcNow()));

    public void Unmute(Problem problem) => Set(Current.Without(problem));

    private void Set(ProblemMutes mutes)
    {
        Current = mutes;
        Changed?.Invoke();
    }
}
