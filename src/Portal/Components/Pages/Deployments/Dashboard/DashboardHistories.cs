using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Components.Preferences;

namespace Portal.Components.Pages.Deployments.Dashboard;

/// <summary>The histories of a deployment and of its guests that are unfolded, as one. Used on its circuit only.</summary>
internal sealed class DashboardHistories(Func<PageHistory> make)
{
    private readonly Dictionary<string, PageHistory> _guests = new(StringComparer.Ordinal);
    private readonly PageHistory _whole = make();
    private Action? _onChange;

    public HistoryView Whole => _whole.View;

    private IEnumerable<PageHistory> All => _guests.Values.Prepend(_whole);

    public HistoryView Of(string guest) => _guests.GetValueOrDefault(guest)?.View ?? HistoryView.None;

    /// <summary>From now on changes of the stack are told, on another thread.</summary>
    public void Begin(Action onChange)
    {
        _onChange = onChange;
        _whole.Begin(onChange);
    }

    public void End()
    {
        foreach (PageHistory history in All)
        {
            history.End();
        }
    }

    /// <summary>Takes over what the page shows; true if it must be rendered again.</summary>
    public bool Use(DashboardView view, ImmutableArray<SectionView> sections, PanelLook look, HistoryDrawing drawing)
    {
        bool changed = _whole.Use(view.Whole, sections, look, drawing);
        foreach (string folded in _guests.Keys.Except(view.Open.Select(guest => guest.Name), StringComparer.Ordinal).ToArray())
        {
            _guests[folded].End();
            changed |= _guests.Remove(folded);
        }

        foreach (DashboardGuest guest in view.Open)
        {
            changed |= Find(guest.Name).Use(guest.Subject, guest.Sections, look, drawing);
        }

        return changed;
    }

    public bool Update() => Any(history => history.Update());

    public void Switch() => Each(history => history.Switch());

    public void Refuse(string why) => Each(history => history.Refuse(why));

    public void ShowFrames(IEnumerable<string> sections)
    {
        string[] shown = [.. sections];
        Each(history => history.ShowFrames(shown));
    }

    public void ShowCharts(IReadOnlySet<string> ids) => Each(history => history.ShowCharts(ids));

    public void TurnAway(bool isAway) => Each(history => history.TurnAway(isAway));

    /// <summary>Charts that are drawn here are read again: nobody fed them meanwhile.</summary>
    public void BeginAnew() => Each(history => history.BeginAnew());

    public async Task<List<ChartFill>> FillsAsync() => [.. (await Task.WhenAll(All.Select(history => history.FillsAsync()).ToArray())).SelectMany(fills => fills)];

    private PageHistory Find(string guest)
    {
        if (!_guests.TryGetValue(guest, out PageHistory? history))
        {
            _guests[guest] = history = make();
            if (_onChange is { } onChange)
            {
                history.Begin(onChange);
            }
        }

        return history;
    }

    private void Each(Action<PageHistory> act)
    {
        foreach (PageHistory history in All)
        {
            act(history);
        }
    }

    // Each of them, whatever the one before says.
    private bool Any(Func<PageHistory, bool> act) => All.Select(act).ToArray().Contains(true);
}
