using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Histories;
using Portal.Components.Pages.Capacity;
using Portal.Components.Pages.Neighbours;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Live.Events;
using Portal.Problems;

namespace Portal.Components.Pages.Hosts;

/// <summary>One host: what it is, what its components do now, how its collectors fare.</summary>
public partial class HostPage
{
    private const int MostRanked = 10;

    // A little early is still the second tick.
    private static readonly TimeSpan RankingPeriod = TimeSpan.FromSeconds(1.8);
    private static readonly TimeSpan TrendsPeriod = TimeSpan.FromSeconds(5);

    private long? _rankedAt;
    private long? _trendsAt;

    [Parameter]
    public string HostName { get; set; } = string.Empty;

    protected override SubjectKey? Subject => View is null ? null : SubjectKey.OfHost(HostName);

    private protected override HistorySubject? Whose => View is null ? null : HistorySubject.OfHost(HostName);

    protected override HostInterest Interest => HostInterest.In(HostName);

    private ImmutableArray<Problem> Problems { get; set; } = [];

    private int GuestProblems { get; set; }

    private HostView? View { get; set; }

    /// <summary>What its guests are ranked by, in the address.</summary>
    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [Inject]
    public required CollectorTimes Collected { get; init; }

    protected override string Path => PageLinks.Host(HostName);

    protected override IEnumerable<(string Name, string? Value)> Choices => [("by", RankedBy.Named(By) is var by && by == RankedBy.Cpu ? null : by.Key)];

    protected override string? Nothing => View is { IsMeasured: false } ? "It has not been measured in the last 5 minutes." : null;

    private HostRanking Ranking { get; set; } = HostRanking.None;

    private CapacityView Capacity { get; set; } = new();

    private HostTrends Trends { get; set; } = HostTrends.None;

    private (string? Previous, string? Next) Siblings { get; set; }

    private ImmutableArray<(string Id, string Title)> Places => View is null ? [] :
        [("neighbours", "Noisy neighbours"), ("capacity", "Capacity"), .. View.Sections.Select(section => (section.Id, section.Title)), ("guests", "Guests"), ("collectors", "Collectors"), ("events", "Events")];

    private IEnumerable<string> KnownNames => Frame.Snapshot.Hosts.Select(host => host.Name);

    protected override void OnParametersSet()
    {
        // Another host or another order: what was read of the one before is no longer right.
        (_rankedAt, _trendsAt) = (null, null);
        base.OnParametersSet();
    }

    protected override bool Show(LiveFrame frame)
    {
        HostView? before = View;
        bool ranked = Rank(frame);
        Follow(frame);
        View = HostView.From(frame, HostName, outcome => Collected.Of(HostName, outcome), Trends, CoresDrawn, Settings);
        Siblings = HostSiblings.Of(frame, HostName);
        bool happened = Events.UseHost(HostName);
        bool histories = Use(View?.Sections ?? []);
        (ImmutableArray<Problem> problems, int guestProblems) = ProblemsOf.Host(Cluster.Problems, HostName);
        bool problemsChanged = guestProblems != GuestProblems || !problems.SequenceEqual(Problems);
        (Problems, GuestProblems) = (problems, guestProblems);
        if (View is { } now && before?.Name == now.Name && before.Status.Word != now.Status.Word)
        {
            News = $"{now.Name} is now {now.Status.Word}.";
        }

        return histories || problemsChanged || ranked || happened || (View is null ? before is not null : !View.HasShapeOf(before));
    }

    private protected override CellText? Cell(string row, string column) =>
        row.StartsWith("rank", StringComparison.Ordinal) ? Ranking.Cell(row, column)
        : row.StartsWith("capacity/", StringComparison.Ordinal) ? CapacityView.Cell(Frame, HostName, column)
        : row.StartsWith("collector/", StringComparison.Ordinal) ? View?.Collectors.FirstOrDefault(collector => collector.Row == row)?.Cell(column)
        : null;

    protected override FigureSet Figures(LiveFrame frame) => frame.Host(HostName) is { } host ? HostFigures.Of(host) : new FigureSet();

    protected override HostLive? Source(LiveFrame frame) => frame.Host(HostName);

    private bool Rank(LiveFrame frame)
    {
        if (_rankedAt is { } at && Clock.GetElapsedTime(at) < RankingPeriod)
        {
            return false;
        }

        _rankedAt = Clock.GetTimestamp();
        (HostRanking before, CapacityView held) = (Ranking, Capacity);
        Ranking = HostRanking.From(frame, HostName, RankedBy.Named(By), MostRanked, History.Read, unit: Settings.Network);
        Capacity = CapacityView.OfHost(frame, HostName);
        return !Ranking.HasShapeOf(before) || !Capacity.HasShapeOf(held);
    }

    private void Follow(LiveFrame frame)
    {
        if ((_trendsAt is not { } at || Clock.GetElapsedTime(at) >= TrendsPeriod) && frame.Host(HostName)?.Machine is { } machine)
        {
            _trendsAt = Clock.GetTimestamp();
            Trends = HostTrends.From(machine, (series, window) => History.Read(SubjectKey.OfHost(HostName), series, window));
        }
    }
}
