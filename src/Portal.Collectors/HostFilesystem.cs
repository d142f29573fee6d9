namespace Portal.Collectors;

/// <summary>One mounted filesystem. Slow values: statfs can hang, so it runs beside the scrape.</summary>
public sealed record HostFilesystem
{
    public required string Device { get; init; }

    public required string Mountpoint { get; init; }

    public required string Type { get; init; }

    public long? SizeBytes { get; init; }

    /// <summary>With what is kept for root.</summary>
    public long? FreeBytes { get; init; }

    public long? AvailableBytes { get; init; }

    /// <summary>Null where the filesystem counts none.</summary>
    public long? Inodes { get; init; }

    public long? InodesFree { get; init; }

    public bool? ReadOnly { get; init; }

    /// <summary>statfs failed or is overdue.</summary>
    public bool Failed { get; init; }
}
