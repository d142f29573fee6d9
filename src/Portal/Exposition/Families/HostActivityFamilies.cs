using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostActivityFamilies
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        CounterBy(
            "testbed_host_pressure_waiting_seconds_total",
            "Time in which some task waited for the resource",
            "resource",
            ("cpu", host => MetricValue.Seconds(host.Machine?.Pressure?.Cpu?.WaitingNanoseconds)),
            ("memory", host => MetricValue.Seconds(host.Machine?.Pressure?.Memory?.WaitingNanoseconds)),
            ("io", host => MetricValue.Seconds(host.Machine?.Pressure?.Io?.WaitingNanoseconds))),
        CounterBy(
            "testbed_host_pressure_stalled_seconds_total",
            "Time in which no task could run for want of it",
            "resource",
            ("memory", host => MetricValue.Seconds(host.Machine?.Pressure?.Memory?.StalledNanoseconds)),
            ("io", host => MetricValue.Seconds(host.Machine?.Pressure?.Io?.StalledNanoseconds)),
            ("irq", host => MetricValue.Seconds(host.Machine?.Pressure?.Irq?.StalledNanoseconds))),
        Gauge("testbed_host_processes_running", "Tasks runnable now", host => host.Machine?.Activity?.TasksRunning),
        Gauge("testbed_host_processes_blocked", "Tasks blocked on disk now", host => host.Machine?.Activity?.TasksBlocked),
        Gauge("testbed_host_threads", "Tasks on the host", host => host.Machine?.Activity?.Threads),
        Counter("testbed_host_forks_total", "Processes and threads started", host => host.Machine?.Activity?.Forks),
        Counter("testbed_host_context_switches_total", "Context switches", host => host.Machine?.Activity?.ContextSwitches),
        Counter("testbed_host_interrupts_total", "Interrupts served", host => host.Machine?.Activity?.Interrupts),
        Gauge("testbed_host_open_files", "File handles in use", host => host.Machine?.Activity?.OpenFiles),
        Gauge("testbed_host_open_files_limit", "File handles allowed", host => host.Machine?.Activity?.OpenFilesLimit),
        Gauge("testbed_host_conntrack_entries", "Connections tracked", host => host.Machine?.Activity?.ConntrackEntries),
        Gauge("testbed_host_conntrack_entries_limit", "Connections that can be tracked", host => host.Machine?.Activity?.ConntrackEntriesLimit),
    ];
}
