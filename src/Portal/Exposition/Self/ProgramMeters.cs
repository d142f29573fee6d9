using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Portal.Exposition.Self;

/// <summary>Listens to the meters of .NET and ASP.NET Core. Must start before Kestrel: up-down counters arrive as differences.</summary>
/// <remarks>A list of names, not a mechanical translation: .NET 10 publishes thread counts as counters although they fall.</remarks>
internal sealed class ProgramMeters : IHostedLifecycleService, IDisposable
{
    public const string RuntimeMeter = "System.Runtime";
    public const string CircuitsMeter = "Microsoft.AspNetCore.Components.Server.Circuits";
    public const string HostingMeter = "Microsoft.AspNetCore.Hosting";
    public const string KestrelMeter = "Microsoft.AspNetCore.Server.Kestrel";
    public const string GenerationTag = "gc.heap.generation";

    private static readonly (string Meter, string Instrument, string? Tag)[] Wanted =
    [
        (RuntimeMeter, "dotnet.gc.collections", GenerationTag),
        (RuntimeMeter, "dotnet.gc.heap.total_allocated", null),
        (RuntimeMeter, "dotnet.gc.pause.time", null),
        (RuntimeMeter, "dotnet.gc.last_collection.heap.size", GenerationTag),
        (RuntimeMeter, "dotnet.gc.last_collection.memory.committed_size", null),
        (RuntimeMeter, "dotnet.thread_pool.thread.count", null),
        (RuntimeMeter, "dotnet.thread_pool.queue.length", null),
        (RuntimeMeter, "dotnet.timer.count", null),
        (RuntimeMeter, "dotnet.thread_pool.work_item.count", null),
        (RuntimeMeter, "dotnet.monitor.lock_contentions", null),
        (RuntimeMeter, "dotnet.exceptions", null),
        (CircuitsMeter, "aspnetcore.components.circuit.active", null),
        (CircuitsMeter, "aspnetcore.components.circuit.connected", null),
        (HostingMeter, "http.server.active_requests", null),
        (KestrelMeter, "kestrel.active_connections", null),
        (KestrelMeter, "kestrel.rejected_connections", null),
    ];

    private readonly FrozenDictionary<(string Meter, string Instrument), MeterReading> _readings =
        Wanted.ToFrozenDictionary(wanted => (wanted.Meter, wanted.Instrument), wanted => new MeterReading(wanted.Tag));

    private readonly MeterListener _listener = new();

    public MeterReading this[string meter, string instrument] => _readings[(meter, instrument)];

    /// <summary>Asks the instruments that answer only when asked.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_readings.TryGetValue((instrument.Meter.Name, instrument.Name), out MeterReading? reading))
            {
                reading.Publish(instrument.IsObservable);
                listener.EnableMeasurementEvents(instrument, reading);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, reading) => ((MeterReading)reading!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, reading) => ((MeterReading)reading!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, reading) => ((MeterReading)reading!).Measure(value, tags));
        _listener.Start();
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Listen();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();
}
