using Microsoft.AspNetCore.Components;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>A part of the shell beside every page: follows the newest frame, looks at no host of its own, and is rendered only when what it reads has changed.</summary>
public abstract class LivePart : ComponentBase, IAsyncDisposable
{
    private readonly Pace _pace = new();
    private ILiveWatch? _subscription;

    [Inject]
    public required CircuitLive Cluster { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>How the browser wants its pages.</summary>
    [CascadingParameter]
    public ViewSettings Settings { get; set; } = ViewSettings.Default;

    /// <summary>What the tab shows now.</summary>
    protected LiveFrame Frame => Cluster.Frame;

    protected ProblemList Problems => Cluster.Problems;

    /// <summary>Problems that this browser is not told of.</summary>
    [Inject]
    public required BrowserMutes Mutes { get; init; }

    public async ValueTask DisposeAsync()
    {
        Mutes.Changed -= OnMuted;
        OnLeft();
        if (_subscription is { } subscription)
        {
            _subscription = null;
            await subscription.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Takes over what is newest; true if it must be rendered.</summary>
    protected abstract bool Read();

    /// <summary>After each frame, rendered or not.</summary>
    protected virtual Task AfterTickAsync() => Task.CompletedTask;

    protected virtual void OnLeft()
    {
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = Cluster.Watch(_ => InvokeAsync(TickAsync), HostInterest.None);
            Mutes.Changed += OnMuted;
        }

        Read();
    }

    private void OnMuted()
    {
        if (Read())
        {
            StateHasChanged();
        }
    }

    private Task TickAsync()
    {
        if (!Cluster.IsFed || !_pace.TakeTurn(Clock, Settings))
        {
            return Task.CompletedTask;
        }

        if (Read())
        {
            StateHasChanged();
        }

        return AfterTickAsync();
    }
}
