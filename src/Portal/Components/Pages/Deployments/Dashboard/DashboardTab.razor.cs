using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Stack;

namespace Portal.Components.Pages.Deployments.Dashboard;

/// <summary>The past of a deployment: Grafana's whole dashboard in one frame, or its panels one by one with those of guests that a reader unfolds.</summary>
public partial class DashboardTab
{
    private const string Solo = "solo";

    // The last two have no past of their own in memory.
    private const int ListedPanels = 4;

    // It draws none itself: it hears which of the histories are on screen.
    private readonly ChartBoard _board = new();
    private DotNetObjectReference<ChartBoard>? _charts;
    private DotNetObjectReference<FrameBoard>? _frames;
    private bool _isNewInPage;

    [Parameter, EditorRequired]
    public required string Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "panels")]
    public string? Panels { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    public string? Unfolded { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    public string? Range { get; set; }

    /// <summary>Fixed times instead of a range up to now: milliseconds since 1970.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [CascadingParameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    internal DashboardHistories Histories { get; init; } = null!;

    [Inject]
    internal StackOptions Stack { get; init; } = null!;

    private DashboardView View { get; set; } = DashboardView.From(LiveFrame.Empty, string.Empty, ImmutableHashSet<string>.Empty);

    private bool IsSolo => Panels == Solo;

    private ImmutableArray<string> Open => [.. (Unfolded ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private AskedRange Asked => AskedRange.Of(Range, From, To, Settings.Range);

    private PanelLook Look => new(Asked.Range, IsDark: false, Zone, Cluster.PausedAt);

    private bool IsFromMemory => Histories.Whole.Panels.GetValueOrDefault("cpu")?.Source is HistorySource.Memory;

    private IEnumerable<SectionView> Drawn => IsSolo || IsFromMemory ? DashboardView.Sections.Take(ListedPanels) : DashboardView.Sections;

    /// <summary>Address of the whole dashboard; null where its panels are drawn one by one.</summary>
    private string? WholeFrame => !IsSolo && Histories.Whole.Panels.GetValueOrDefault("cpu") is { Source: HistorySource.Grafana, Frame: not null }
        ? GrafanaPanelUrl.Kiosk(Stack.GrafanaPath, GrafanaPanels.Deployment.Dashboard, View.Whole.Variables, Look)
        : null;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            // What changes while nothing is pushed is read when the tab is fed again.
            Histories.Begin(() => _ = InvokeAsync(() =>
            {
                if (Cluster.IsFed)
                {
                    FollowStack();
                }
            }));
        }
    }

    protected override bool Show(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!View.Guests.IsEmpty && frame.Snapshot.Testbed.Deployments.All(deployment => deployment.Name != Deployment))
        {
            // It is gone: its past stays.
            return false;
        }

        DashboardView before = View;
        View = DashboardView.From(frame, Deployment, IsSolo ? Open.ToImmutableHashSet(StringComparer.Ordinal) : ImmutableHashSet<string>.Empty);
        bool isNew = Histories.Use(View, DashboardView.Sections, Look, Settings.History);
        _isNewInPage |= isNew;
        return isNew || !View.Guests.SequenceEqual(before.Guests, StringComparer.Ordinal);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage { At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds() };
    }

    protected override async Task ConnectAsync()
    {
        _board.OnShown = shown => InvokeAsync(() =>
        {
            Histories.ShowCharts(shown);
            return FillAsync();
        });
        _charts = DotNetObjectReference.Create(_board);
        _frames = DotNetObjectReference.Create(new FrameBoard(
            sections => _ = InvokeAsync(() => Histories.ShowFrames(sections)),
            why => InvokeAsync(() =>
            {
                Histories.Refuse(why);
                FollowStack();
            })));
        await Script.ConnectAsync(_charts);
        await Script.ConnectFramesAsync(_frames);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_isNewInPage && _frames is not null && Message(Frame) is { } message)
        {
            // The script looks for what is new in the page at each message; the next tick may be a second away.
            _isNewInPage = false;
            await Script.ApplyAsync(message);
        }
    }

    protected override async Task SendAsync()
    {
        await base.SendAsync();

        // Not awaited: Prometheus may take its time, the rest of the page may not.
        _ = FillAsync();
    }

    protected override void OnTurned() => Histories.TurnAway(!Cluster.IsFed);

    protected override void OnFedAgain() => Histories.BeginAnew();

    protected override void OnLeft()
    {
        Histories.End();
        _charts?.Dispose();
        _frames?.Dispose();
    }

    private async Task FillAsync()
    {
        try
        {
            if (await Histories.FillsAsync() is { Count: > 0 } fills)
            {
                await Script.ApplyAsync(Message(Frame)! with { Fill = fills });
            }
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private void FollowStack()
    {
        if (Histories.Update())
        {
            _isNewInPage = true;
            StateHasChanged();
        }
    }

    private void Switch()
    {
        Histories.Switch();
        FollowStack();
    }

    private void Toggle(string guest) =>
        Navigation.NavigateTo(AddressOf(true, Open.Contains(guest) ? Open.Remove(guest) : Open.Add(guest)));

    private string AddressOf(bool isSolo, ImmutableArray<string> open, bool withRange = true)
    {
        string address = string.Concat(
            PageLinks.Deployment(Deployment),
            "?tab=dashboard",
            isSolo ? "&panels=" + Solo : string.Empty,
            isSolo && !open.IsEmpty ? "&open=" + Uri.EscapeDataString(string.Join(',', open)) : string.Empty);
        return withRange ? AskedRange.Address(address, Asked.Range, Settings.Range) : address;
    }
}
