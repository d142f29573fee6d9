using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Components.Pages.Events;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Live.Events;

namespace Portal.Components.Pages;

/// <summary>A page of one host or guest: its sections, with charts that the script draws.</summary>
public abstract class SubjectPage : LivePage
{
    // Short of it, what is shown is as good as new.
    private const long SilentMilliseconds = 3000;

    private readonly ChartBoard _board = new();
    private DotNetObjectReference<ChartBoard>? _reference;
    private Dictionary<(string, string), CellText> _texts = [];
    private DotNetObjectReference<FrameBoard>? _frames;
    private ImmutableArray<ChartMark> _sentMarks;
    private long? _sentAt;
    private bool _isNewInPage;
    private bool _isOther;
    private SubjectKey? _subject;

    /// <summary>Range of all its histories, in the address.</summary>
    [SupplyParameterFromQuery(Name = "range")]
    public string? Range { get; set; }

    /// <summary>Fixed times instead of a range up to now: milliseconds since 1970.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>How many CPUs are drawn, in the address: a line each, or a heat strip.</summary>
    [SupplyParameterFromQuery(Name = CoreCharts.Parameter)]
    public string? CoresDrawn { get; set; }

    [CascadingParameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Inject]
    internal PageHistory Histories { get; init; } = null!;

    [Inject]
    public required IEvents Happened { get; init; }

    private protected PageEvents Events => field ??= new PageEvents(Happened);

    /// <summary>Without a query.</summary>
    protected abstract string Path { get; }

    /// <summary>The page's own, with all that was chosen on it.</summary>
    protected PageAddress Address => new(Path, [.. AskedRange.Parameters(Asked.Range, Settings.Range), .. Choices, (CoreCharts.Parameter, CoresDrawn)]);

    /// <summary>The same without a range.</summary>
    protected string AddressWithoutRange => Address.With(("range", null), ("from", null), ("to", null));

    // Without one in the address it is this reader's.
    private protected AskedRange Asked => AskedRange.Of(Range, From, To, Settings.Range);

    /// <summary>What else was chosen, as the address says it.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> Choices => [];

    /// <summary>What a live chart without any point says; null where the first one is about to come.</summary>
    protected abstract string? Nothing { get; }

    /// <summary>What is said to people who don't see it change; null for nothing.</summary>
    protected string? News { get; set; }

    /// <summary>What the history is asked for; null while the page has no such host or guest.</summary>
    protected abstract SubjectKey? Subject { get; }

    /// <summary>All figures of the subject in this frame.</summary>
    protected abstract FigureSet Figures(LiveFrame frame);

    /// <summary>The host whose snapshot the figures come from.</summary>
    protected abstract HostLive? Source(LiveFrame frame);

    /// <summary>Whose histories stand beside the live charts; null while the page has no such host or guest.</summary>
    private protected abstract HistorySubject? Whose { get; }

    /// <summary>Text of a live cell that is no section's; null for one that the page doesn't know.</summary>
    private protected virtual CellText? Cell(string row, string column) => null;

    /// <summary>Takes the sections over; true if the histories beside them changed.</summary>
    protected bool Use(ImmutableArray<SectionView> sections)
    {
        if (Subject != _subject)
        {
            // Another of its kind in the same page, whose charts have the same names.
            _isOther = _subject is not null;
            _subject = Subject;
            _board.BeginAnew();
        }

        _texts = SectionTexts.Of(sections);
        HostLive? source = Source(Frame);
        Cells.Use((row, column) => row is DataTexts.Row ? DataTexts.Of(source, column) : Cell(row, column) ?? SectionTexts.Find(_texts, row, column));
        _board.Use([.. sections.SelectMany(section => section.AllCharts)]);
        if (Subject is { } subject && RendererInfo.IsInteractive)
        {
            History.LookAt(subject);
        }

        bool isNew = Histories.Use(Whose, sections, new PanelLook(Asked.Range, IsDark: false, Zone, Cluster.PausedAt), Settings.History);
        _isNewInPage |= isNew;
        return isNew;
    }

    protected void SwitchToGrafana()
    {
        Histories.Switch();
        FollowStack();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
        {
            Histories.TurnAway(!Cluster.IsFed);

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_isOther && _frames is not null)
        {
            // Its figures, now: the cells still hold those of the one before.
            _isOther = false;
            await SendAsync();
        }

        if (_isNewInPage && _frames is not null)
        {
            // The script looks for what is new in the page at each message; the next tick may be a second away.
            _isNewInPage = false;
            await Script.ApplyAsync(new ScriptMessage { At = TakenAt(Frame, Source(Frame)) });
        }
    }

    protected override async Task SendAsync()
    {
        await base.SendAsync();

        // Not awaited: Prometheus may take its time, the live charts may not.
        _ = FillHistoriesAsync();
    }

    protected override async Task ConnectAsync()
    {
        _board.OnShown = shown => InvokeAsync(() =>
        {
            Histories.ShowCharts(shown);
            return FillAsync();
        });
        _reference = DotNetObjectReference.Create(_board);
        _frames = DotNetObjectReference.Create(new FrameBoard(
            sections => _ = InvokeAsync(() => Histories.ShowFrames(sections)),
            why => InvokeAsync(() =>
            {
                Histories.Refuse(why);
                FollowStack();
            })));
        await Script.ConnectAsync(_reference);
        await Script.ConnectFramesAsync(_frames);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        List<ChartFill> fills = Fills();
        HostLive? source = Source(frame);
        long at = TakenAt(frame, source);
        bool isNew = source is { IsNew: true } && at != _sentAt;
        bool isMarked = Events.Marks != _sentMarks;
        long now = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds();
        _sentAt = at;
        _sentMarks = Events.Marks;
        string? news = News;
        News = null;
        return new ScriptMessage
        {
            Say = news,
            At = at,
            Now = now - at > SilentMilliseconds ? now : null,
            Marks = isMarked ? Events.Marks : null,
            Cells = Cells.Changes(),
            Fill = fills.Count > 0 ? fills : null,
            Points = isNew ? _board.Points(Figures(frame), fills) : null,
        };
    }

    protected override void OnTurned() => Histories.TurnAway(!Cluster.IsFed);

    protected override void OnFedAgain()
    {
        _board.BeginAnew();
        Histories.BeginAnew();
    }

    protected override void OnLeft()
    {
        Histories.End();
        _reference?.Dispose();
        _frames?.Dispose();
    }

    private void FollowStack()
    {
        if (Histories.Update())
        {
            _isNewInPage = true;
            StateHasChanged();
        }
    }

    private async Task FillHistoriesAsync()
    {
        try
        {
            if (await Histories.FillsAsync() is { Count: > 0 } fills)
            {
                await Script.ApplyAsync(new ScriptMessage { At = TakenAt(Frame, Source(Frame)), Fill = fills });
            }
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    /// <summary>Charts that come on screen are filled at once, not at the next tick.</summary>
    private async Task FillAsync()
    {
        if (Fills() is { Count: > 0 } fills)
        {
            LiveFrame frame = Frame;
            await Script.ApplyAsync(new ScriptMessage { At = TakenAt(frame, Source(frame)), Fill = fills });
        }

        await FillHistoriesAsync();
    }

    private List<ChartFill> Fills() => Subject is { } subject
        ? _board.Fills(chart => Fill(chart, History.Read(subject, [.. chart.Series.Select(series => series.Key)]).UpTo(Cluster.PausedAt)))
        : [];

    private ChartFill Fill(ChartSpec chart, HistorySlice past) =>
        past.UnixMilliseconds.Count == 0 && Nothing is { } nothing ? ChartFill.From(chart, past) with { Empty = nothing } : ChartFill.From(chart, past);

    private static long TakenAt(LiveFrame frame, HostLive? source) =>
        (frame.Snapshot.TakenAt - (source?.Answer.SnapshotAge ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();
}
