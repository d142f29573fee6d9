using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Pages;
using Portal.Live;
using Portal.Stack;

namespace Portal.Components.Histories;

/// <summary>The histories of one page: which source they have, and what the charts among them must be told. Used on its circuit only.</summary>
internal sealed class PageHistory(IStack stack, HistoryCharts charts, LiveHistory memory, StackOptions options)
{
    private readonly HashSet<string> _frames = new(StringComparer.Ordinal);
    private HistorySubject? _subject;
    private ImmutableArray<SectionView> _sections = [];
    private PanelRange _range = PanelRange.Default;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private IStackWatch? _watch;
    private string? _frameFault;
    private bool _isNative;

    public HistoryView View { get; private set; } = HistoryView.None;

    /// <summary>From now on changes are told, on another thread.</summary>
    public void Begin(Action onChange) => _watch ??= stack.Watch(onChange);

    public void End()
    {
        _watch?.Dispose();
        _watch = null;
    }

    /// <summary>Takes over what the page shows; true if it must be rendered again.</summary>
    public bool Use(HistorySubject? subject, ImmutableArray<SectionView> sections, PanelRange range, TimeZoneInfo zone)
    {
        (_subject, _sections, _range, _zone) = (subject, sections, range, zone);
        return Update();
    }

    /// <summary>Reads the stack's state again; true if the page must be rendered again.</summary>
    public bool Update()
    {
        StackState state = stack.State;
        _isNative |= state.Grafana.IsDown;
        if (state.Grafana.IsDown)
        {
            // Whoever mended Grafana restarted it: what was wrong with its panels is open again.
            _frameFault = null;
        }

        HistoryView view = _subject is { } subject ? Make(subject, HistoryChoice.Of(state, _isNative, _frameFault, Memory(subject), _zone)) : HistoryView.None;
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

    /// <summary>While the browser is away nothing is on its screen.</summary>
    public void TurnAway(bool isAway)
    {
        if (isAway)
        {
            _watch?.LookAt(history: false);
        }
        else
        {
            LookAt();
        }
    }

    /// <summary>Charts on screen that have to begin, or begin anew.</summary>
    public Task<List<ChartFill>> FillsAsync() =>
        _subject is { } subject ? charts.FillsAsync(subject, View, _sections) : Task.FromResult<List<ChartFill>>([]);

    private void LookAt() => _watch?.LookAt(_frames.Count > 0 || charts.IsAnyShown);

    private MemorySpan Memory(HistorySubject subject) => new(subject.Key is { } key ? memory.Span(key) : TimeSpan.Zero, memory.Shape.Span);

    private HistoryView Make(HistorySubject subject, HistoryChoice choice)
    {
        // The script puts the theme in that the browser shows; which that is, only the browser knows.
        var look = new PanelLook(_range, IsDark: false, _zone);
        return new HistoryView(_range, choice.Lines, choice.Offer, _sections
            .Where(section => subject.Panels.ContainsKey(section.Id))
            .ToImmutableDictionary(section => section.Id, section => Panel(subject, section, choice.Source, look), StringComparer.Ordinal));
    }

    private HistoryPanelView Panel(HistorySubject subject, SectionView section, HistorySource source, PanelLook look)
    {
        GrafanaPanel panel = subject.Panels[section.Id];
        string? frame = source == HistorySource.Grafana ? GrafanaPanelUrl.Solo(options.GrafanaPath, panel, subject.Variables, look) : null;
        string? dashboard = source == HistorySource.Grafana ? GrafanaPanelUrl.Dashboard(options.GrafanaPath, panel, subject.Variables, look) : null;

        // A name that may not be sent to Grafana is not sent to Prometheus either.
        HistorySource own = source is HistorySource.Waiting || subject.Variables.All(variable => variable.IsHarmless) ? source : HistorySource.Memory;
        return new HistoryPanelView(section.Id, $"{section.Title} history of {subject.Name}", own, frame, dashboard);
    }
}
