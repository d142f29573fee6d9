using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.Components.Shared;
using Portal.Configuration;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>The browser tab's title: how many problems there are stands before what the page is about, so that a tab in the background shows it.</summary>
public sealed partial class TabTitle
{
    private ILiveWatch? _subscription;
    private int _shown;

    /// <summary>What the page is about.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; init; }

    [Inject]
    public required CircuitLive Cluster { get; init; }

    [Inject]
    public required IProblems Problems { get; init; }

    private string Title => $"{(Options.Value.IsDemo ? "[Demo] " : "")}{(_shown > 0 ? $"({_shown}) " : "")}{Text} · Portal";

    public async ValueTask DisposeAsync()
    {
        if (_subscription is { } subscription)
        {
            _subscription = null;
            await subscription.DisposeAsync();
        }
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = Cluster.Watch(_ => InvokeAsync(Tick), HostInterest.None);
        }

        _shown = Problems.Newest.Count;
    }

    private void Tick()
    {
        if (_shown != Problems.Newest.Count)
        {
            _shown = Problems.Newest.Count;
            StateHasChanged();
        }
    }
}
