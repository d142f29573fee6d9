using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Pages;
using Portal.Live;
using Portal.Stack.Prometheus;

namespace Portal.Components.Histories;

/// <summary>The histories of one page that are drawn here: which are on screen and when each is read again. Used on its circuit only.</summary>
internal sealed class HistoryCharts(IRangeSource ranges, LiveHistory memory, TimeProvider clock)
{
    /// <summary>After a start rates take two samples, and nobody should look at an empty picture for half a minute.</summary>
    private static readonly TimeSpan EmptyPeriod = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (HistoryPanelView Panel, PanelRange Range, long At)> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _empty = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> _shown = [];

    public bool IsAnyShown => !_shown.IsEmpty;

    /// <summary>Those on screen; one that comes back is read again.</summary>
    public void Show(ImmutableArray<HistoryPanelView> panels)
    {
        ImmutableHashSet<string> shown = [.. panels.Select(panel => panel.Section)];
        foreach (string left in _shown.Except(shown))
        {
            _begun.Remove(left);
        }

        _shown = shown;
    }

    /// <summary>All of them are read again.</summary>
    public void BeginAnew() => _begun.Clear();

    public async Task<List<ChartFill>> FillsAsync(HistorySubject subject, HistoryView view, ImmutableArray<SectionView> sections)
    {
        List<Task<ChartFill>> fills = [];
        foreach (SectionView section in sections)
        {
            if (_shown.Contains(section.Id) && view.Panels.TryGetValue(section.Id, out HistoryPanelView? panel) && panel.Frame is null && IsDue(panel, view.Range))
            {
                _begun[section.Id] = (panel, view.Range, clock.GetTimestamp());
                fills.Add(NoteAsync(section.Id, FillAsync(subject, panel, section, view), view.Range.IsFixed));
            }
        }

        return [.. await Task.WhenAll(fills)];
    }

    private async Task<ChartFill> NoteAsync(string section, Task<ChartFill> filling, bool isFixed)
    {
        ChartFill fill = await filling;
        fill = isFixed ? fill with { IsPast = true } : fill;
        _ = fill.Empty is null ? _empty.Remove(section) : _empty.Add(section);
        return fill;
    }

    private bool IsDue(HistoryPanelView panel, PanelRange range) =>
        panel.Source is HistorySource.Prometheus or HistorySource.Memory
        && !(_begun.TryGetValue(panel.Section, out var begun) && begun.Panel == panel && begun.Range == range && clock.GetElapsedTime(begun.At) < (_empty.Contains(panel.Section) ? EmptyPeriod : range.Period));

    private async Task<ChartFill> FillAsync(HistorySubject subject, HistoryPanelView panel, SectionView section, HistoryView view)
    {
        PanelRange range = view.Range;
        if (panel.Source == HistorySource.Memory && subject.Lines.TryGetValue(section.Id, out ImmutableArray<HistoryLine> lines))
        {
            ChartUnit unit = PanelQueries.Of(subject.Panels[section.Id]).Unit;
            return LinesFill.Of(panel, panel.Section is NetworkSection.Id && unit is ChartUnit.BytesPerSecond ? ChartUnit.Traffic : unit, range, lines, (key, series) => Kept(view, key, series));
        }

        if (panel.Source == HistorySource.Memory)
        {
            return MemoryFill.Of(panel, section, range, subject.Key is { } key ? series => Kept(view, key, series) : null);
        }

        PanelQuery query = PanelQueries.Of(subject.Panels[section.Id]);
        DateTimeOffset end = range.To ?? view.FrozenAt ?? clock.GetUtcNow();
        int step = Math.Max(5, (int)(range.Span.TotalSeconds / RangeFill.Points));
        RangeAnswer[] answers = await Task.WhenAll(query.Targets.Select(target =>
            PanelExpression.Fill(target.Expression, subject.Variables, step, range.Span) is { } expression
                ? ranges.ReadAsync(RangeQuery.Last(range.Span, end, expression, step), CancellationToken.None)
                : Task.FromResult(RangeAnswer.Failed("no such query"))));
        return RangeFill.Of(panel, query, answers, RangeQuery.Last(range.Span, end, string.Empty, step));
    }

    private HistorySlice Kept(HistoryView view, SubjectKey key, IReadOnlyList<string> series)
    {
        PanelRange range = view.Range;
        TimeSpan window = range.From is { } from ? memory.Newest.Snapshot.TakenAt - from : range.Span;

        // Fixed times may end in the future, and a paused tab shows none of it.
        return memory.Read(key, series, window).UpTo(range.To is { } to && !(view.FrozenAt < to) ? to : view.FrozenAt);
    }
}
