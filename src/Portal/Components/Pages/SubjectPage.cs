using System.Collections.Immutable;
using Microsoft.JSInterop;
using Portal.Components.Charts;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>A page of one host or guest: its sections, with charts that the script draws.</summary>
public abstract class SubjectPage : LivePage
{
    private readonly ChartBoard _board = new();
    private DotNetObjectReference<ChartBoard>? _reference;
    private Dictionary<(string, string), CellText> _texts = [];
    private long? _sentAt;

    /// <summary>What the history is asked for; null while the page has no such host or guest.</summary>
    protected abstract SubjectKey? Subject { get; }

    /// <summary>All figures of the subject in this frame.</summary>
    protected abstract FigureSet Figures(LiveFrame frame);

    /// <summary>The host whose snapshot the figures come from.</summary>
    protected abstract HostLive? Source(LiveFrame frame);

    protected void Use(ImmutableArray<SectionView> sections)
    {
        _texts = SectionTexts.Of(sections);
        HostLive? source = Source(History.Newest);
        Cells.Use((row, column) => row is DataTexts.Row ? DataTexts.Of(source, column) : SectionTexts.Find(_texts, row, column));
        _board.Use([.. sections.SelectMany(section => section.AllCharts)]);
        if (Subject is { } subject && RendererInfo.IsInteractive)
        {
            History.LookAt(subject);
        }
    }

    protected override async Task ConnectAsync()
    {
        _board.OnShown = () => InvokeAsync(FillAsync);
        _reference = DotNetObjectReference.Create(_board);
        await Script.ConnectAsync(_reference);
    }

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        List<ChartFill> fills = Fills();
        HostLive? source = Source(frame);
        long at = TakenAt(frame, source);
        bool isNew = source is { IsNew: true } && at != _sentAt;
        _sentAt = at;
        return new ScriptMessage
        {
            At = at,
            Cells = Cells.Changes(),
            Fill = fills.Count > 0 ? fills : null,
            Points = isNew ? _board.Points(Figures(frame), fills) : null,
        };
    }

    protected override void OnLeft() => _reference?.Dispose();

    /// <summary>Charts that come on screen are filled at once, not at the next tick.</summary>
    private async Task FillAsync()
    {
        if (Fills() is { Count: > 0 } fills)
        {
            LiveFrame frame = History.Newest;
            await Script.ApplyAsync(new ScriptMessage { At = TakenAt(frame, Source(frame)), Fill = fills });
        }
    }

    private List<ChartFill> Fills() => Subject is { } subject
        ? _board.Fills(chart => History.Read(subject, [.. chart.Series.Select(series => series.Key)]))
        : [];

    private static long TakenAt(LiveFrame frame, HostLive? source) =>
        (frame.Snapshot.TakenAt - (source?.Answer.SnapshotAge ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();
}
