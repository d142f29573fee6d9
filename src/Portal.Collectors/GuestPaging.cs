namespace Portal.Collectors;

/// <summary>Page faults of a guest on its host.</summary>
public sealed record GuestPaging
{
    public long? Faults { get; init; }

    /// <summary>Of those, the ones that needed disk.</summary>
    public long? MajorFaults { get; init; }
}
