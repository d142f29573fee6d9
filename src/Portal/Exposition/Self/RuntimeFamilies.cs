using System.Collections.Immutable;
using Portal.Exposition.Families;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Self.SelfScope>;

namespace Portal.Exposition.Self;

/// <summary>What .NET and ASP.NET Core say of themselves, under names of ours.</summary>
internal static class RuntimeFamilies
{
    private static readonly ImmutableArray<string> CollectedGenerations = ["gen0", "gen1", "gen2"];
    private static readonly ImmutableArray<string> HeapGenerations = [.. CollectedGenerations, "loh", "poh"];

    public static ImmutableArray<MetricFamily<SelfScope>> All { get; } =
    [
        CounterBy("dotnet_gc_collections_total", "Garbage collections", "generation", ByGeneration("dotnet.gc.collections", CollectedGenerations)),
        Counter("dotnet_gc_allocated_bytes_total", "Bytes allocated on the managed heap", Runtime("dotnet.gc.heap.total_allocated")),
        Counter("dotnet_gc_pause_seconds_total", "Time paused for garbage collection", Runtime("dotnet.gc.pause.time")),
        GaugeBy(
            "dotnet_gc_heap_size_bytes", "Heap size after the last collection", "generation", ByGeneration("dotnet.gc.last_collection.heap.size", HeapGenerations)),
        Gauge("dotnet_gc_committed_bytes", "Memory committed at the last collection", Runtime("dotnet.gc.last_collection.memory.committed_size")),
        Gauge("dotnet_thread_pool_threads", "Thread pool threads", Runtime("dotnet.thread_pool.thread.count")),
        Gauge("dotnet_thread_pool_queued_items", "Work items waiting", Runtime("dotnet.thread_pool.queue.length")),
        Gauge("dotnet_timers", "Timers active", Runtime("dotnet.timer.count")),
        Counter("dotnet_thread_pool_completed_items_total", "Work items done", Runtime("dotnet.thread_pool.work_item.count")),
        Counter("dotnet_lock_contentions_total", "Waits for a lock", Runtime("dotnet.monitor.lock_contentions")),
        Counter("dotnet_exceptions_total", "Exceptions thrown", Runtime("dotnet.exceptions")),
        Gauge("aspnetcore_circuits_active", "Blazor circuits kept", Of(ProgramMeters.CircuitsMeter, "aspnetcore.components.circuit.active")),
        Gauge(
            "aspnetcore_circuits_connected",
            "Blazor circuits with a browser connected",
            Of(ProgramMeters.CircuitsMeter, "aspnetcore.components.circuit.connected")),
        Gauge("aspnetcore_requests_active", "Requests under way", Of(ProgramMeters.HostingMeter, "http.server.active_requests")),
        Gauge("aspnetcore_connections_active", "Connections open", Of(ProgramMeters.KestrelMeter, "kestrel.active_connections")),
        Counter("aspnetcore_connections_rejected_total", "Connections refused", Of(ProgramMeters.KestrelMeter, "kestrel.rejected_connections")),
    ];

    private static Func<SelfScope, MetricValue> Runtime(string instrument) => Of(ProgramMeters.RuntimeMeter, instrument);

    private static Func<SelfScope, MetricValue> Of(string meter, string instrument) => self => self.Meters[meter, instrument].Value(null);

    private static ImmutableArray<(string, Func<SelfScope, MetricValue>)> ByGeneration(string instrument, ImmutableArray<string> generations) =>
    [
        .. generations.Select(generation =>
            (generation, new Func<SelfScope, MetricValue>(self => self.Meters[ProgramMeters.RuntimeMeter, instrument].Value(generation)))),
    ];
}
