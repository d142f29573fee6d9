using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Neighbours;

/// <summary>A guest in its host's ranking.</summary>
public sealed record RankedGuest
{
    /// <summary>More than this share of one resource is marked.</summary>
    public const double Heavy = 0.6;

    public required int Rank { get; init; }

    public required JoinedGuest Guest { get; init; }

    public string? Href => PageLinks.Of(Guest);

    /// <summary>Row of its live cells.</summary>
    public string Row => $"rank/{Guest.Project}/{Guest.Kind}/{Guest.RuntimeName}";

    /// <summary>Null where it is not known.</summary>
    public double? Value { get; init; }

    /// <summary>Of the whole host.</summary>
    public double? ShareRatio { get; init; }

    public double? MeanRatio { get; init; }

    public double? PeakRatio { get; init; }

    public double? WaitRatio { get; init; }

    public double? ThrottledRatio { get; init; }

    public bool IsHeavy => ShareRatio > Heavy;

    /// <summary>Everything but what ticks.</summary>
    public bool HasShapeOf(RankedGuest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Row == other.Row && Rank == other.Rank && IsHeavy == other.IsHeavy && Guest.Name == other.Guest.Name;
    }

    internal CellText Cell(string column, RankedBy by, NetworkUnit unit = default) => column switch
    {
        "share" => new CellText(Percent.Text(ShareRatio), Percent.Level(ShareRatio) ?? 0),
        "value" => by.Words(Value, unit),
        "past" => MeanRatio is null ? Number.Absent : $"{Percent.Text(MeanRatio)} · {Percent.Text(PeakRatio)}",
        "wait" => Percent.Text(WaitRatio),
        _ => Percent.Text(ThrottledRatio),
    };

    internal static RankedGuest From(in GuestLive live, RankedBy by) => new()
    {
        Rank = 0,
        Guest = live.Guest,
        Value = by.Of(live),
        WaitRatio = RankedBy.WaitOf(live),
        ThrottledRatio = Rate.Ratio(live.Now?.Cpu?.ThrottledPeriods - live.Before?.Cpu?.ThrottledPeriods, live.Now?.Cpu?.Periods - live.Before?.Cpu?.Periods),
    };
}
