namespace Portal.Stack;

/// <summary>Whether Grafana or Prometheus can be used.</summary>
public enum Availability
{
    /// <summary>No address is configured: nothing is wrong.</summary>
    NotConfigured,

    /// <summary>It has not been asked often enough to tell.</summary>
    Unknown,
    Up,
    Down,
}

/// <summary>One part of the stack, as it was found by asking.</summary>
/// <param name="Since">When it came to be so.</param>
/// <param name="Reason">Why it is down, in few words: <c>502</c>, <c>connection refused</c>.</param>
public sealed record PartState(Availability Availability, DateTimeOffset? Since = null, string? Reason = null)
{
    public static PartState NotConfigured { get; } = new(Availability.NotConfigured);

    public bool IsUp => Availability == Availability.Up;

    public bool IsDown => Availability == Availability.Down;
}

/// <summary>What stands beside the portal, at one moment.</summary>
public sealed record StackState(PartState Grafana, PartState Prometheus)
{
    /// <summary>Nothing is known yet of what is configured.</summary>
    public bool IsUnknown => Grafana.Availability == Availability.Unknown || Prometheus.Availability == Availability.Unknown;
}
