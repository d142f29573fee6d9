using Portal.Components.Tables;

namespace Portal.Components.Pages.Capacity;

/// <summary>What is answered of a host's capacity.</summary>
internal static class CapacityColumns
{
    public static ExportColumn<CapacityHost>[] Export { get; } =
    [
        new("host", host => host.Name),
        new("cores_installed", host => host.Cores.Installed),
        new("cores_committed_by_deployment", host => host.Cores.Own),
        new("cores_committed", host => host.Cores.All),
        new("cores_headroom", host => host.Cores.Headroom),
        new("memory_installed_bytes", host => host.Memory.Installed),
        new("memory_committed_by_deployment_bytes", host => host.Memory.Own),
        new("memory_committed_bytes", host => host.Memory.All),
        new("memory_headroom_bytes", host => host.Memory.Headroom),
        new("guests_without_cpu_limit", host => (long)host.WithoutCpuLimit),
        new("guests_without_memory_limit", host => (long)host.WithoutMemoryLimit),
    ];
}
