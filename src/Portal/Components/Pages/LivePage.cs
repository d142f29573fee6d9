using Microsoft.AspNetCore.Components;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>A page that shows the newest frame, or the one at which its tab was paused: one subscription, taken before the first frame is read, disposed and awaited. Prerendering shows the newest frame once and subscribes to nothing.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private readonly Pace _pace = new();
    private ILiveWatch? _subscription;
    private HostInterest? _interest;
    private bool _wasFed;
    private bool _rendered;
    private bool _disposed;

    [Inject]
    public required CircuitLive Cluster { get; init; }

    [Inject]
    public required LiveHistory History { get; init; }

    [Inject]
    public required PortalScript Script { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>False for a part of a page that is kept although another is looked at: it follows nothing until it is shown again.</summary>
    [CascadingParameter(Name = nameof(IsShown))]
    public bool IsShown { get; set; } = true;

    /// <summary>How the browser wants its pages.</summary>
    [CascadingParameter]
    public ViewSettings Settings { get; set; } = ViewSettings.Default;

    /// <summary>Before the ids of the cells, so that those of a part don't meet those of its page.</summary>
    [CascadingParameter(Name = nameof(CellPrefix))]
    public string CellPrefix { get; set; } = "c";

    /// <summary>Cascaded to the cells of this page.</summary>
    protected LiveCells Cells => field ??= new LiveCells(CellPrefix);

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        Cluster.Turned -= Turn;
        if (_subscription is { } subscription)
        {
            _subscription = null;
            await subscription.DisposeAsync();
        }

        OnLeft();
        GC.SuppressFinalize(this);
    }

    /// <summary>The hosts that this page looks at now; asked after each frame, for what it shows may move.</summary>
    protected virtual HostInterest Interest => HostInterest.None;

    /// <summary>What the tab shows now.</summary>
    protected LiveFrame Frame => Cluster.Frame;

    /// <summary>Of the frame that was taken over last: the newest one may have come since, and what it has must not be missed in a view of the one before.</summary>
    protected bool HasSnapshot { get; private set; }

    /// <summary>Takes a frame over into the view; true if the structure changed and the page must be rendered.</summary>
    protected abstract bool Show(LiveFrame frame);

    /// <summary>What the browser is to be told after a frame; null for nothing this time.</summary>
    protected abstract ScriptMessage? Message(LiveFrame frame);

    protected virtual void OnLeft()
    {
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _interest = WatchedHosts;
            _wasFed = Cluster.IsFed;
            Cluster.Turned += Turn;
            _subscription = Cluster.Watch(_ => InvokeAsync(TickAsync), _interest);
        }
    }

    protected override void OnParametersSet()
    {
        if (IsShown)
        {
            ShowNewest();
        }

        LookAt();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await ConnectAsync();
            _rendered = true;
        }

        if (_rendered && Cluster.PausedAt is not null)
        {
            // What the reader did is done without a tick; the script looks for what is new in the page at each message.
            await SendAsync();
        }
    }

    protected virtual Task ConnectAsync() => Task.CompletedTask;

    /// <summary>The tab is fed again: pictures have a gap, which the history fills.</summary>
    protected virtual void OnFedAgain()
    {
    }

    /// <summary>The tab is fed, paused or left alone otherwise than before.</summary>
    protected virtual void OnTurned()
    {
    }

    protected virtual async Task SendAsync()
    {
        if (!_disposed && Message(Frame) is { } message)
        {
            await Script.ApplyAsync(message);
        }
    }

    private bool ShowNewest()
    {
        LiveFrame frame = Frame;
        bool came = frame.HasSnapshot != HasSnapshot;
        HasSnapshot = frame.HasSnapshot;
        return Show(frame) || came;
    }

    private void LookAt()
    {
        HostInterest interest = WatchedHosts;
        if (_subscription is { } subscription && !interest.IsSame(_interest))
        {
            _interest = interest;
            subscription.LookAt(interest);
        }
    }

    // Who wants a change every five seconds is served by what is asked every five seconds anyway.
    private HostInterest WatchedHosts => !IsShown || Settings.RefreshSeconds >= LivePeriod.Unwatched.TotalSeconds ? HostInterest.None : Interest;

    private Task TickAsync() => _disposed || !IsShown || !Cluster.IsFed || !_pace.TakeTurn(Clock, Settings) ? Task.CompletedTask : ShowAsync(render: false);

    private async Task ShowAsync(bool render)
    {
        bool changed = ShowNewest();
        LookAt();
        if (changed || render)
        {
            StateHasChanged();
        }

        if (_rendered)
        {
            await SendAsync();
        }
    }

    private void Turn() => _ = InvokeAsync(TurnAsync);

    // At once and not at the next tick: a reader looks at the page and expects it to be of now, or to stand still.
    private async Task TurnAsync()
    {
        if (_disposed)
        {
            return;
        }

        try
        {
            OnTurned();
            bool isFed = Cluster.IsFed;
            if (isFed && !_wasFed)
            {
                OnFedAgain();
            }

            _wasFed = isFed;
            if (IsShown && (isFed || Cluster.PausedAt is not null))
            {
                await ShowAsync(render: true);
            }
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
