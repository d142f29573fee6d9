using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostFilesystemFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Of("testbed_host_filesystem_size_bytes", "Size of the filesystem", filesystem => filesystem.SizeBytes),
        Of("testbed_host_filesystem_free_bytes", "Free, with what is kept for root", filesystem => filesystem.FreeBytes),
        Of("testbed_host_filesystem_available_bytes", "Free for ordinary users", filesystem => filesystem.AvailableBytes),
        Of("testbed_host_filesystem_inodes", "Inodes", filesystem => filesystem.Inodes),
        Of("testbed_host_filesystem_inodes_free", "Free inodes", filesystem => filesystem.InodesFree),
        Of("testbed_host_filesystem_readonly", "1 if mounted read only", filesystem => filesystem.ReadOnly),
        Of("testbed_host_filesystem_failed", "1 if statfs failed or is overdue", filesystem => filesystem.Failed),
    ];

    private static MetricFamily<HostScope> Of(string name, string help, Func<HostFilesystem, MetricValue> value) =>
        Gauge(name, help, HostDimensions.Filesystems, value);
}
