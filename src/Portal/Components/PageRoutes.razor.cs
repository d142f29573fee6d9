using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Components.Preferences;
using Portal.Components.Shared;

namespace Portal.Components;

/// <summary>The root of one tab: which page it shows and how it wants it.</summary>
public sealed partial class PageRoutes : IDisposable
{
    private ViewSettings _settings = ViewSettings.Default;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private DotNetObjectReference<TabBoard>? _board;

    /// <summary>The text of the browser's cookie when the document was made.</summary>
    [Parameter]
    public string? View { get; set; }

    /// <summary>The browser's cookie of muted problems.</summary>
    [Parameter]
    public string? Mutes { get; set; }

    [Inject]
    public required BrowserMutes Muted { get; init; }

    [Inject]
    public required CircuitLive Live { get; init; }

    [Inject]
    public required PortalScript Script { get; init; }

    public void Dispose() => _board?.Dispose();

    protected override void OnInitialized()
    {
        Muted.Read(Mutes);
        Use(ViewSettings.Parse(View));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _board = DotNetObjectReference.Create(new TabBoard(Live, Change));
            await Script.ConnectTabAsync(_board);
        }
    }

    // The script says it once when it is connected: on a first visit only then is the time zone known.
    private void Change(ViewSettings settings)
    {
        if (settings != _settings)
        {
            Use(settings);
            StateHasChanged();
        }
    }

    // The zone is a cascade of its own, for what writes times and nothing else.
    private void Use(ViewSettings settings) => (_settings, _zone) = (settings, settings.Zone);
}
