namespace Portal.Collectors;

/// <summary>Page faults of a guest on its host.</summary>
public sealed record GuestPaging
{
    private readonly OptionalInt64 _faults;
    private readonly OptionalInt64 _majorFaults;

    public long? Faults { get => _faults.Value; init => _faults = value; }

    /// <summary>Of those, the ones that needed disk.</summary>
    public long? MajorFaults { get => _majorFaults.Value; init => _majorFaults = value; }
}
