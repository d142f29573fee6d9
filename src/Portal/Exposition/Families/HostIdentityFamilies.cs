using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostIdentityFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_up", "1 if this answer holds a snapshot of the host, else 0", host => host.Snapshot is not null),
        Info(
            "testbed_host_info",
            "What the host is",
            host => host.Snapshot is not null,
            Label("mode", host => host.Answer.Mode),
            Detail("address", host => host.Answer.Address),
            Label("nodename", host => host.Machine?.Identity.Nodename),
            Label("os", host => host.Machine?.Identity.Os),
            Label("kernel", host => host.Machine?.Identity.Kernel),
            Label("machine", host => host.Machine?.Identity.Machine),
            Label("cpu_model", host => host.Machine?.Identity.CpuModel),
            Label("cgroups", host => host.Machine?.Identity.Cgroups)),
        Gauge("testbed_host_time_seconds", "The host's clock when the snapshot was taken", host => MetricValue.UnixTime(host.Snapshot?.TakenAt)),
        Gauge("testbed_host_boot_time_seconds", "When the host booted", host => MetricValue.UnixTime(host.Machine?.BootedAt)),
    ];
}
