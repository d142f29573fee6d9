using Microsoft.AspNetCore.Components;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>A page that shows the newest frame: one subscription, taken before the first frame is read, disposed and awaited. Prerendering shows the newest frame once and subscribes to nothing.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private ILiveWatch? _subscription;
    private HostInterest? _interest;
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

    /// <summary>Cascaded to the cells of this page.</summary>
    protected LiveCells Cells { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
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
            _interest = Interest;
            _subscription = Cluster.Watch(_ => InvokeAsync(TickAsync), _interest);
        }
    }

    protected override void OnParametersSet()
    {
        if (IsShown)
        {
            Show(History.Newest);
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
    }

    protected virtual Task ConnectAsync() => Task.CompletedTask;

    protected virtual async Task SendAsync()
    {
        if (!_disposed && Message(History.Newest) is { } message)
        {
            await Script.ApplyAsync(message);
        }
    }

    private void LookAt()
    {
        HostInterest interest = IsShown ? Interest : HostInterest.None;
        if (_subscription is { } subscription && !interest.IsSame(_interest))
        {
            _interest = interest;
            subscription.LookAt(interest);
        }
    }

    private async Task TickAsync()
    {
        if (_disposed || !IsShown)
        {
            return;
        }

        bool changed = Show(History.Newest);
        LookAt();
        if (changed)
        {
            StateHasChanged();
        }

        if (_rendered)
        {
            await SendAsync();
        }
    }
}
