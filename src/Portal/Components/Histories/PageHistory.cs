using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Pages;
using Portal.Components.Preferences;
using Portal.Live;
using Portal.Stack;

namespace Portal.Components.Histories;

/// <summary>The histories of one page: which source they have, and what the charts among them must be told. Used on its circuit only.</summary>
internal sealed class PageHistory(IStack stack, HistoryCharts charts, LiveHistory memory, StackOptions options)
{
    private readonly HashSet<string> _frames = new(StringComparer.Ordinal);
    private HistorySubject? _subject;
    private ImmutableArray<SectionView> _sections = [];
    private PanelLook _look = new(PanelRange.Default, IsDark: false, TimeZoneInfo.Utc);
    private HistoryDrawing _drawing;
    private IStackWatch? _watch;
    private string? _frameFault;
    private bool _isNative;
    private bool _isAway;

    public HistoryView View { get; private set; } = HistoryView.None;

    /// <summary>From now on changes are told, on another thread.</summary>
    public void Begin(Action onChange) => _watch ??= stack.Watch(onChange);

    public void End()
    {
        _watch?.Dispose();
        _watch = null;
    }

    /// <summary>Takes over what the page shows; true if it must be rendered again.</summary>
    /// <param name="look">Its theme is put in by the script: which the browser shows, only the browser knows.</param>
    public bool Use(HistorySubject? subject, ImmutableArray<SectionView> sections, PanelLook look, HistoryDrawing drawing)
    {
        (_subject, _sections, _look, _drawing) = (subject, sections, look, drawing);
        return Update();
    }

    /// <summary>Reads the stack's state again; true if the page must be rendered again.</summary>
    public bool Update()
    {
        StackState state = stack.State;
        _isNative = _drawing is HistoryDrawing.Automatic && (_isNative || state.Grafana.IsDown);
        if (state.Grafana.IsDown)
        {
            // Whoever mended Grafana restarted it: what was wrong with its panels is open again.
            _frameFault = null;
        }

        HistoryView view = _subject is { } subject ? Make(subject, Choose(state, Memory(subject))) : HistoryView.None;
        if (view.IsSame(View))
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>The reader wants Grafana's panels.</summary>
    public void Switch()
    {
        _isNative = false;
        _frameFault = null;
    }

    /// <summary>The browser found that Grafana's panels don't work there.</summary>
    public void Refuse(string why) => _frameFault = why;

    /// <summary>Frames that are on screen.</summary>
    public void ShowFrames(IEnumerable<string> sections)
    {
        _frames.Clear();
        _frames.UnionWith(sections.Where(View.Panels.ContainsKey));
        LookAt();
    }

    /// <summary>Charts that are on screen, ours among others.</summary>
    public void ShowCharts(IReadOnlySet<string> ids)
    {
        charts.Show([.. View.Panels.Values.Where(panel => ids.Contains(panel.ChartId))]);
        LookAt();
    }

    /// <summary>While nobody feeds the tab nothing is asked for it.</summary>
    public void TurnAway(bool isAway)
    {
        _isAway = isAway;
        LookAt();
    }

    /// <summary>Our own charts are read again: nobody fed them meanwhile.</summary>
    public void BeginAnew() => charts.BeginAnew();

    /// <summary>Charts on screen that have to begin, or begin anew.</summary>
    public Task<List<ChartFill>> FillsAsync() =>
        _subject is { } subject ? charts.FillsAsync(subject, View, _sections) : Task.FromResult<List<ChartFill>>([]);

    private void LookAt() => _watch?.LookAt(!_isAway && (_frames.Count > 0 || charts.IsAnyShown));

    private MemorySpan Memory(HistorySubject subject) => new(subject.Key is { } key ? memory.Span(key) : TimeSpan.Zero, memory.Shape.Span, _look.Range.IsFixed);

    private HistoryChoice Choose(StackState state, MemorySpan kept) => _drawing is HistoryDrawing.Native
        ? HistoryChoice.OwnCharts(state, kept)
        : HistoryChoice.Of(state, _isNative, _frameFault, kept, _look.Zone);

    private HistoryView Make(HistorySubject subject, HistoryChoice choice)
    {
        var panels = _sections
            .Where(section => subject.Panels.ContainsKey(section.Id))
            .ToImmutableDictionary(section => section.Id, section => Panel(subject, section, choice.Source), StringComparer.Ordinal);
        return new HistoryView(_look.Range, choice.Lines, choice.Offer, panels) { FrozenAt = _look.FrozenAt };
    }

    private HistoryPanelView Panel(HistorySubject subject, SectionView section, HistorySource source)
    {
        GrafanaPanel panel = subject.Panels[section.Id];
        string? frame = source == HistorySource.Grafana ? GrafanaPanelUrl.Solo(options.GrafanaPath, panel, subject.Variables, _look) : null;
        string? dashboard = source == HistorySource.Grafana ? GrafanaPanelUrl.Dashboard(options.GrafanaPath, panel, subject.Variables, _look) : null;

        // A name that may not be sent to Grafana is not sent to Prometheus either.
        HistorySource own = source is HistorySource.Waiting || subject.Variables.All(variable => variable.IsHarmless) ? source : HistorySource.Memory;
        return new HistoryPanelView(section.Id, $"{section.Title} history of {subject.Name}", own, frame, dashboard);
    }
}
