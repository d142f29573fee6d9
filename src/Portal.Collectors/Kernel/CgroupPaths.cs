namespace Portal.Collectors.Kernel;

/// <summary>Where a guest's own group lies: absolute folders, one per hierarchy, null where there is none of its own.</summary>
internal sealed record CgroupPaths
{
    /// <summary>The group's path within its hierarchy: <c>/docker/8b0f…</c>.</summary>
    public required string Own { get; init; }

    /// <summary>cgroup2.</summary>
    public string? Unified { get; init; }

    public string? Cpu { get; init; }

    public string? Cpuacct { get; init; }

    public string? Cpuset { get; init; }

    public string? Memory { get; init; }

    public string? Blkio { get; init; }

    public string? Pids { get; init; }
}
