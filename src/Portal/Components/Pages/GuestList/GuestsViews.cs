using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>The list of guests of one frame as tabs ask for it: those that ask for the same share one view and its rows. For any thread.</summary>
internal static class GuestsViews
{
    // Of one frame; who asks beyond gets a view of its own.
    private const int MostKept = 64;

    private static readonly ConditionalWeakTable<LiveFrame, ConcurrentDictionary<string, Lazy<GuestsView>>> Made = [];

    public static GuestsView Of(LiveFrame frame, TableQuery query, string? deployment = null)
    {
        ConcurrentDictionary<string, Lazy<GuestsView>> made = Made.GetValue(frame, static _ => new ConcurrentDictionary<string, Lazy<GuestsView>>(StringComparer.Ordinal));
        string key = TableAddress.Of(deployment ?? string.Empty, query);
        return made.TryGetValue(key, out Lazy<GuestsView>? view) || made.Count >= MostKept
            ? view?.Value ?? GuestsView.From(frame, query, deployment)
            : made.GetOrAdd(key, _ => new Lazy<GuestsView>(() => GuestsView.From(frame, query, deployment) with { Name = key })).Value;
    }
}
