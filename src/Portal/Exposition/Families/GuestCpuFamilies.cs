using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestCpuFamilies
{
    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        Gauge("testbed_guest_vcpus", "Virtual CPUs", guest => guest.Cpu?.VcpuCount),
        Counter("testbed_guest_cpu_seconds_total", "CPU time used on the host, emulation included", guest => MetricValue.Seconds(guest.Cpu?.UsageNanoseconds)),
        Counter("testbed_guest_cpu_user_seconds_total", "Of it, in user mode; guest time counts here", guest => MetricValue.Seconds(guest.Cpu?.UserNanoseconds)),
        Counter("testbed_guest_cpu_system_seconds_total", "Of it, in the kernel", guest => MetricValue.Seconds(guest.Cpu?.SystemNanoseconds)),
        Gauge("testbed_guest_cpu_limit_cores", "CPUs it can use at most: the least of virtual CPUs, quota and CPU set", guest => guest.Cpu?.LimitCores),
        Counter("testbed_guest_cpu_periods_total", "Quota periods passed", guest => guest.Cpu?.Periods),
        Counter("testbed_guest_cpu_throttled_periods_total", "Quota periods in which it was throttled", guest => guest.Cpu?.ThrottledPeriods),
        Counter("testbed_guest_cpu_throttled_seconds_total", "Time throttled", guest => MetricValue.Seconds(guest.Cpu?.ThrottledNanoseconds)),
        Counter("testbed_guest_vcpu_seconds_total", "CPU time of one virtual CPU", GuestDimensions.Vcpus, vcpu => MetricValue.Seconds(vcpu.UsageNanoseconds)),
        Counter(
            "testbed_guest_vcpu_steal_seconds_total",
            "Time it was ready but waited for a host CPU",
            GuestDimensions.Vcpus,
            vcpu => MetricValue.Seconds(vcpu.StealNanoseconds)),
    ];
}
