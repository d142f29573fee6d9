using System.Runtime.InteropServices;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live.Events;

/// <summary>Guests that are in another state, started again, were killed for lack of memory or moved. Keeps some words of each, and makes no garbage while nothing happens.</summary>
internal sealed class GuestChanges(EventBook book)
{
    // A start is reckoned from clock ticks: the same one may read a little differently.
    private static readonly long SameStartTicks = TimeSpan.FromSeconds(2).Ticks;

    private readonly Dictionary<(string? Place, string Kind, string Name), Known> _known = [];
    private long _look;

    public void Look(LiveFrame frame)
    {
        _look++;
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            // What a silent host said last is no news; and while nobody can tell, what was known last is kept.
            if (guest is { IsTemplate: false, State: not GuestState.Unknown } && frame.Host(guest.Host) is null or { State: DataState.Live })
            {
                Compare(guest, frame.Snapshot.TakenAt);
            }
        }

        if (_known.Count > (2 * frame.Snapshot.Guests.Length) + 64)
        {
            Forget();
        }
    }

    private void Compare(JoinedGuest guest, DateTimeOffset now)
    {
        ref Known slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, (guest.Project ?? guest.Host, guest.Project is null ? guest.Kind : string.Empty, guest.Name), out bool isKnown);
        Known before = slot;
        GuestSample? sample = guest.Sample;
        slot = new Known(
            guest.State,
            sample?.StartedAt?.UtcTicks ?? before.StartedTicks,
            sample?.Memory?.OomKills ?? before.OomKills,
            sample?.Exit?.FinishedAt?.UtcTicks ?? before.FinishedTicks,
            sample is null ? before.Host : guest.Host,
            _look);
        if (!isKnown)
        {
            return;
        }

        Known after = slot;
        if (after.OomKills > before.OomKills || (after.FinishedTicks > before.FinishedTicks && sample?.Exit?.OomKilled is true))
        {
            Add(guest, now, LiveEventKind.OomKill);
        }

        if (before.StartedTicks > 0 && after.StartedTicks - before.StartedTicks > SameStartTicks)
        {
            Add(guest, new DateTimeOffset(after.StartedTicks, TimeSpan.Zero), LiveEventKind.Restart, after: sample?.Exit?.Code?.ToString());
        }

        if (after.State != before.State)
        {
            Add(guest, now, LiveEventKind.State, before.State.ToString(), after.State.ToString());
        }

        if (before.Host is not null && after.Host is not null && before.Host != after.Host)
        {
            Add(guest, now, LiveEventKind.Moved, before.Host, after.Host);
        }
    }

    private void Forget()
    {
        foreach (var gone in _known.Where(known => known.Value.Look != _look).Select(known => known.Key).ToArray())
        {
            _known.Remove(gone);
        }
    }

    private void Add(JoinedGuest guest, DateTimeOffset at, LiveEventKind kind, string? before = null, string? after = null) =>
        book.Add(new LiveEvent(at, kind, EventSubject.Of(guest), guest.Host, before, after));

    private readonly record struct Known(GuestState State, long StartedTicks, long OomKills, long FinishedTicks, string? Host, long Look);
}
