using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Neighbours;

/// <summary>The guests of a host, the one that takes most of it first. Immutable.</summary>
public sealed record HostRanking
{
    /// <summary>Row of the live cells of what is no guest's.</summary>
    public const string RestRow = "rank";

    public static HostRanking None { get; } = new() { By = RankedBy.Cpu };

    public required RankedBy By { get; init; }

    /// <summary>As the reader wants traffic.</summary>
    public NetworkUnit Unit { get; init; }

    public ImmutableArray<RankedGuest> Guests { get; init; } = [];

    /// <summary>All that were measured, shown or not.</summary>
    public int Measured { get; init; }

    /// <summary>What the host itself and everything else uses; null where a sum means nothing.</summary>
    public double? Rest { get; init; }

    public double? RestRatio { get; init; }

    /// <param name="most">Guests that are wanted, of which alone the past is read.</param>
    /// <param name="also">A guest that is wanted wherever it stands; null for none.</param>
    public static HostRanking From(LiveFrame frame, string host, RankedBy by, int most, Func<SubjectKey, IReadOnlyList<string>, HistorySlice>? past = null, JoinedGuest? also = null, NetworkUnit unit = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(by);
        if (frame.Host(host) is not { } live)
        {
            return None with { By = by };
        }

        RankedGuest[] measured =
        [
            .. frame.Snapshot.Guests.Where(guest => guest.Sample is not null && string.Equals(guest.Host, host, StringComparison.Ordinal))
                .Select(guest => RankedGuest.From(frame.Guest(guest), by))
                .OrderByDescending(guest => guest.Value ?? -1).ThenBy(guest => guest.Guest.Name, NaturalOrder.Instance).ThenBy(guest => guest.Row, StringComparer.Ordinal),
        ];
        double sum = measured.Sum(guest => guest.Value ?? 0);
        double? used = by.Of(live);

        // What guests send each other passes no interface of the host, and what was cached reached no disk: then they are the whole.
        double? whole = by.Whole(live) ?? (used is null && sum == 0 ? null : Math.Max(used ?? 0, sum));
        return new HostRanking
        {
            By = by,
            Unit = unit,
            Measured = measured.Length,
            Guests = [.. measured.Select((guest, at) => guest with { Rank = at + 1 }).Where((guest, at) => at < most || IsSame(guest.Guest, also)).Select(guest => Complete(guest, by, whole, past))],
            Rest = used is null ? null : Math.Max(0, used.Value - sum),
            RestRatio = used is null ? null : Rate.Ratio(Math.Max(0, used.Value - sum), whole),
        };
    }

    public bool HasShapeOf(HostRanking other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return By == other.By && Measured == other.Measured && Guests.Length == other.Guests.Length && Guests.Zip(other.Guests).All(pair => pair.First.HasShapeOf(pair.Second));
    }

    internal CellText Cell(string row, string column) =>
        row == RestRow ? Rests(column)
        : Guests.FirstOrDefault(guest => guest.Row == row) is { } found ? found.Cell(column, By, Unit)
        : new CellText(Number.Absent);

    internal static bool IsSame(JoinedGuest guest, JoinedGuest? other) =>
        other is not null && guest.Project == other.Project && guest.Kind == other.Kind && guest.RuntimeName == other.RuntimeName && guest.Host == other.Host;

    private static RankedGuest Complete(RankedGuest guest, RankedBy by, double? whole, Func<SubjectKey, IReadOnlyList<string>, HistorySlice>? past)
    {
        RankedPast last = past is not null && SubjectKey.Of(guest.Guest) is { } key ? RankedPast.Of(by, guest.Guest.Sample!, series => past(key, series)) : default;
        return guest with { ShareRatio = Rate.Ratio(guest.Value, whole), MeanRatio = Rate.Ratio(last.Mean, whole), PeakRatio = Rate.Ratio(last.Peak, whole) };
    }

    private CellText Rests(string column) => column is "share" ? new CellText(Percent.Text(RestRatio), Percent.Level(RestRatio) ?? 0) : By.Words(Rest, Unit);
}
