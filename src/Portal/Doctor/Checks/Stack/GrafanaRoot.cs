using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Where the portal itself finds Grafana, and what to do where it does not answer.</summary>
internal static class GrafanaRoot
{
    public static readonly Fix Start = new("Start it, where the stack's compose file lies:", "docker compose up -d grafana");

    /// <summary>A sign-in stands before it that the portal has no key for: nothing can be told.</summary>
    public static readonly Finding Closed = Finding.NotApplicable("the proxy before it asks for a sign-in");

    /// <summary>Its health stands below it; null where no Grafana is configured.</summary>
    public static Uri? Of(StackOptions stack) => stack.GrafanaHealth is { } health ? new Uri(health, "../") : null;
}
