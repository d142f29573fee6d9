using System.Collections.Immutable;
using Microsoft.JSInterop;
using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>The charts of one page: which there are, which are on screen, and what each must be told. Used on its circuit only.</summary>
public sealed class ChartBoard
{
    private readonly HashSet<string> _onScreen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChartSpec> _begun = new(StringComparer.Ordinal);
    private ImmutableArray<ChartSpec> _charts = [];

    /// <summary>Called after the browser said which charts are on screen.</summary>
    public Func<IReadOnlySet<string>, Task>? OnShown { get; set; }

    public void Use(ImmutableArray<ChartSpec> charts) => _charts = charts;

    /// <summary>Called by the script: ids of charts that are on screen now. A chart that comes back is filled anew, for it was not fed meanwhile.</summary>
    [JSInvokable]
    public async Task ShowCharts(string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var shown = ids.ToHashSet(StringComparer.Ordinal);
        foreach (string left in _onScreen.Where(id => !shown.Contains(id)).ToArray())
        {
            _onScreen.Remove(left);
            _begun.Remove(left);
        }

        // Ids from the browser are only ever compared with the page's own.
        _onScreen.UnionWith(_charts.Where(chart => shown.Contains(chart.Id)).Select(chart => chart.Id));
        if (OnShown is { } onShown)
        {
            await onShown(shown);
        }
    }

    /// <summary>Every chart is filled again: its browser was not fed meanwhile.</summary>
    public void BeginAnew() => _begun.Clear();

    /// <summary>Charts on screen that the browser has not begun, or begun otherwise; from now on they count as begun.</summary>
    public List<ChartFill> Fills(Func<ChartSpec, ChartFill> begin)
    {
        var fills = new List<ChartFill>();
        foreach (ChartSpec chart in _charts)
        {
            if (_onScreen.Contains(chart.Id) && !(_begun.TryGetValue(chart.Id, out ChartSpec? begun) && begun.Equals(chart)))
            {
                _begun[chart.Id] = chart;
                fills.Add(begin(chart));
            }
        }

        return fills;
    }

    /// <summary>The newest value of every series of each chart that was begun before, null where there is none.</summary>
    public Dictionary<string, IReadOnlyList<double?>> Points(FigureSet figures, IReadOnlyCollection<ChartFill> justBegun)
    {
        var points = new Dictionary<string, IReadOnlyList<double?>>(StringComparer.Ordinal);
        foreach (ChartSpec chart in _charts)
        {
            if (_begun.ContainsKey(chart.Id) && justBegun.All(fill => fill.Spec.Id != chart.Id))
            {
                points[chart.Id] = [.. chart.Series.Select(series => chart.Heat ? HeatSlice.Rounded(figures[series.Key]) : ChartFill.Rounded(figures[series.Key]))];
            }
        }

        return points;
    }
}
