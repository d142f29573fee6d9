using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostCpuFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_cpus", "CPUs online", host => host.Machine?.Cpu is { Cores.IsDefault: false } cpu ? cpu.Cores.Length : default(long?)),
        CounterBy(
            "testbed_host_cpu_seconds_total",
            "CPU time by mode; user and nice hold guest time too",
            HostDimensions.Cores,
            "mode",
            ("user", core => MetricValue.Seconds(core.Times.UserNanoseconds)),
            ("nice", core => MetricValue.Seconds(core.Times.NiceNanoseconds)),
            ("system", core => MetricValue.Seconds(core.Times.SystemNanoseconds)),
            ("idle", core => MetricValue.Seconds(core.Times.IdleNanoseconds)),
            ("iowait", core => MetricValue.Seconds(core.Times.IowaitNanoseconds)),
            ("irq", core => MetricValue.Seconds(core.Times.IrqNanoseconds)),
            ("softirq", core => MetricValue.Seconds(core.Times.SoftirqNanoseconds)),
            ("steal", core => MetricValue.Seconds(core.Times.StealNanoseconds))),
        CounterBy(
            "testbed_host_cpu_guest_seconds_total",
            "CPU time spent running guests",
            HostDimensions.Cores,
            "mode",
            ("user", core => MetricValue.Seconds(core.Times.GuestNanoseconds)),
            ("nice", core => MetricValue.Seconds(core.Times.GuestNiceNanoseconds))),
        GaugeBy("testbed_host_load_average", "Load average", "window", ("1m", host => Load(host, 0)), ("5m", host => Load(host, 1)), ("15m", host => Load(host, 2))),
    ];

    private static double? Load(HostScope host, int window) =>
        host.Machine is { Load: { IsDefault: false } load } && load.Length > window ? load[window] : null;
}
