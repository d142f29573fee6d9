namespace Portal.Collectors;

/// <summary>Closed list of reasons a collector can fail for; the label values are these names in snake case.</summary>
public enum CollectorFailure
{
    Timeout,
    Denied,
    Unreachable,
    Gone,
    Malformed,
    TooLarge,
    Unsupported,
    Internal,
}
