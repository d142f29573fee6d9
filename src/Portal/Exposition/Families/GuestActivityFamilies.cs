using System.Collections.Immutable;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestActivityFamilies
{
    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        CounterBy(
            "testbed_guest_pressure_waiting_seconds_total",
            "Time in which some task of it waited for cpu, memory or io",
            "resource",
            ("cpu", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Cpu?.WaitingNanoseconds)),
            ("memory", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Memory?.WaitingNanoseconds)),
            ("io", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Io?.WaitingNanoseconds))),
        CounterBy(
            "testbed_guest_pressure_stalled_seconds_total",
            "Time in which all its tasks did",
            "resource",
            ("cpu", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Cpu?.StalledNanoseconds)),
            ("memory", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Memory?.StalledNanoseconds)),
            ("io", guest => MetricValue.Seconds(guest.Sample?.Pressure?.Io?.StalledNanoseconds))),
        Gauge("testbed_guest_processes", "Processes in it", guest => guest.Sample?.Processes),
        Gauge("testbed_guest_threads", "Threads on the host", guest => guest.Sample?.Threads),
        Gauge("testbed_guest_threads_limit", "Threads it may have", guest => guest.Sample?.ThreadsLimit),
        Gauge("testbed_guest_exit_code", "Exit code of its last run", guest => guest.Sample?.Exit?.Code),
        Gauge("testbed_guest_finish_time_seconds", "When its last run ended", guest => MetricValue.UnixTime(guest.Sample?.Exit?.FinishedAt)),
        Gauge("testbed_guest_oom_killed", "1 if its last run ended for lack of memory", guest => guest.Sample?.Exit?.OomKilled),
        Counter("testbed_guest_restarts_total", "Restarts by the engine's restart policy", guest => guest.Sample?.Restarts),
        Gauge("testbed_guest_healthy", "1 if its health check passes, 0 if it fails", guest => guest.Sample?.Healthy),
        GaugeBy("testbed_guest_sample_age_seconds", "Age of its slow values when the answer was made", "tier", ("1", SlowAge)),
    ];

    private static MetricValue SlowAge(GuestScope guest) =>
        MetricValue.Seconds(guest.Sample?.SlowAgeNanoseconds + ((guest.Host?.SnapshotAge?.Ticks ?? 0) * TimeSpan.NanosecondsPerTick));
}
