using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Stack;

namespace Portal.Components.Layout;

/// <summary>Grafana and Prometheus, where they are configured: each with icon, word and reason.</summary>
public sealed partial class StackList
{
    private IStackWatch? _watch;

    [Inject]
    public required IStack Stack { get; init; }

    [Inject]
    public required CircuitLive Live { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    private ImmutableArray<(string Name, Status Status)> Parts { get; set; } = [];

    public void Dispose()
    {
        Live.Turned -= Follow;
        _watch?.Dispose();
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _watch = Stack.Watch(Follow);
            Live.Turned += Follow;
        }

        Read();
    }

    private void Follow() => _ = InvokeAsync(() =>
    {
        if (Live.IsFed)
        {
            Read();
            StateHasChanged();
        }
    });

    private void Read() => Parts =
    [
        .. new[] { ("Grafana", Stack.State.Grafana), ("Prometheus", Stack.State.Prometheus) }
            .Where(part => part.Item2.Availability != Availability.NotConfigured)
            .Select(part => (part.Item1, StatusOf(part.Item1, part.Item2))),
    ];

    private Status StatusOf(string name, PartState state) => state.Availability switch
    {
        Availability.Up => new Status("live", "answers", Tone.Good, $"{name} answers since {Since(state)}."),
        Availability.Down => new Status("failed", state.Reason ?? "down", Tone.Warning, $"{name} does not answer since {Since(state)} ({state.Reason})."),
        _ => new Status("unknown", "asking", Tone.Quiet, $"{name} is being asked."),
    };

    private string Since(PartState state) => state.Since is { } at ? Moment.Text(at, Clock.GetUtcNow(), Zone) : "the start";
}
