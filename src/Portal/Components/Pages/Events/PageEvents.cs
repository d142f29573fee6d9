using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Charts;
using Portal.Live.Events;

namespace Portal.Components.Pages.Events;

/// <summary>The events of one page, read again only when there are new ones.</summary>
internal sealed class PageEvents(IEvents events)
{
    private long _version = -1;
    private object? _of;

    public ImmutableArray<EventRow> Rows { get; private set; } = [];

    public DateTimeOffset? Since => events.Since;

    /// <summary>Lines in the page's charts.</summary>
    public ImmutableArray<ChartMark> Marks { get; private set; } = [];

    /// <summary>A host's own and its guests'; true if they are others than before.</summary>
    public bool UseHost(string host) =>
        Use(host, happened => happened.Host == host, happened => happened.Subject == EventSubject.OfHost(host));

    /// <summary>A guest's own, its host's and its deployment's; true if they are others than before.</summary>
    public bool UseGuest(JoinedGuest guest)
    {
        EventSubject own = EventSubject.Of(guest);
        string? host = guest.Host;
        string? deployment = guest.Project;
        bool Concerns(LiveEvent happened) => happened.Subject == own
            || (host is not null && happened.Subject == EventSubject.OfHost(host))
            || (deployment is not null && happened.Subject == EventSubject.OfDeployment(deployment));
        return Use((own, host), Concerns, Concerns);
    }

    private bool Use(object of, Func<LiveEvent, bool> isListed, Func<LiveEvent, bool> isMarked)
    {
        long version = events.Version;
        if (_version == version && of.Equals(_of))
        {
            return false;
        }

        (_version, _of) = (version, of);
        ImmutableArray<LiveEvent> listed = events.Newest(isListed);
        ImmutableArray<EventRow> rows = [.. listed.Select(EventRow.From)];
        Marks = [.. listed.Where(isMarked).Select(EventRow.From).Where(row => row.Mark is not null).Select(row => new ChartMark(row.At.ToUnixTimeMilliseconds(), row.Mark!))];
        bool changed = !rows.SequenceEqual(Rows);
        Rows = rows;
        return changed;
    }
}
