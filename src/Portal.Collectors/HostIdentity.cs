namespace Portal.Collectors;

/// <summary>What the host is.</summary>
public sealed record HostIdentity
{
    public string? Nodename { get; init; }

    /// <summary>PRETTY_NAME of os-release.</summary>
    public string? Os { get; init; }

    /// <summary>Kernel release.</summary>
    public string? Kernel { get; init; }

    /// <summary>Machine architecture as <c>uname -m</c> says it.</summary>
    public string? Machine { get; init; }

    public string? CpuModel { get; init; }

    /// <summary><c>v1</c>, <c>v2</c> or <c>hybrid</c>.</summary>
    public string? Cgroups { get; init; }
}
