namespace Portal.Collectors.Kernel;

/// <summary>Which control group hierarchies this machine has mounted (kernel documents admin-guide/cgroup-v1 and cgroup-v2).</summary>
internal enum CgroupVersion
{
    /// <summary>None can be seen from here.</summary>
    None,
    V1,
    V2,

    /// <summary>Controllers in v1 hierarchies, and a cgroup2 hierarchy beside them that has CPU times and pressure.</summary>
    Hybrid,
}
