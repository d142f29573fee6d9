namespace Portal.Stack;

/// <summary>How often Grafana and Prometheus are asked whether they are well, for all viewers together.</summary>
internal static class StackPeriod
{
    /// <summary>While a history is on somebody's screen.</summary>
    public static readonly TimeSpan OnScreen = TimeSpan.FromSeconds(1);

    /// <summary>While anyone has a page open.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    /// <summary>An answer that is older says nothing: nobody has watched since.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(90);

    /// <summary>Until the second answer of a change: two that hang are still told from one within three seconds.</summary>
    public static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan UnsettledDeadline = TimeSpan.FromMilliseconds(500);

    /// <summary>A caller of the state route is answered from what is not older.</summary>
    public static readonly TimeSpan FreshEnough = TimeSpan.FromSeconds(5);
}
