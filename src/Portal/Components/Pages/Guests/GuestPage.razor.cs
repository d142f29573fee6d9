using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Histories;
using Portal.Components.Pages.Neighbours;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Guests;

/// <summary>One guest, under its deployment or, if none names it, under its host.</summary>
public partial class GuestPage
{
    private const int Largest = 3;

    // A little early is still the second tick, and the fifth.
    private static readonly TimeSpan RankingPeriod = TimeSpan.FromSeconds(1.8);
    private static readonly TimeSpan GroupPeriod = TimeSpan.FromSeconds(4.8);

    private GuestBody? _body;
    private long? _rankedAt;
    private long? _groupedAt;

    [Parameter]
    public string? Deployment { get; set; }

    [Parameter]
    public string? Guest { get; set; }

    [Parameter]
    public string? HostName { get; set; }

    [Parameter]
    public string? RuntimeName { get; set; }

    protected override SubjectKey? Subject => View is null ? null : SubjectKey.Of(View.Guest);

    private protected override HistorySubject? Whose => View is null ? null : HistorySubject.OfGuest(View.Guest);

    // Where the guest is now: when it moves, so does the page's interest.
    protected override HostInterest Interest => HostInterest.In(View?.Guest.Host ?? HostName);

    private ImmutableArray<Problem> Problems { get; set; } = [];

    private GuestView? View { get; set; }

    protected override string Path => View is null ? PageLinks.Overview() : PageLinks.Of(View.Guest) ?? PageLinks.Overview();

    protected override string? Nothing => View is { Guest.Sample: null } ? "It has not been measured in the last 5 minutes." : null;

    private HostRanking Ranking { get; set; } = HostRanking.None;

    private GuestGroup Group { get; set; } = GuestGroup.None;

    private string ShownName => Guest ?? RuntimeName ?? string.Empty;

    private IEnumerable<string> KnownNames => Deployment is not null
        ? Frame.Snapshot.Guests.Where(guest => guest.Project == Deployment).Select(guest => guest.Name)
        : Frame.Snapshot.Guests.Where(guest => guest.Host == HostName).Select(guest => guest.RuntimeName);

    protected override void OnParametersSet()
    {
        // Another guest: what was reckoned for the one before is not right here.
        (_rankedAt, _groupedAt) = (null, null);
        base.OnParametersSet();
    }

    protected override bool Show(LiveFrame frame)
    {
        GuestView? before = View;
        View = Deployment is not null
            ? GuestView.OfDeployment(frame, Deployment, Guest ?? string.Empty, CoresDrawn, Settings)
            : GuestView.OfHost(frame, HostName ?? string.Empty, RuntimeName ?? string.Empty, CoresDrawn, Settings);
        bool ranked = Rank(frame);
        bool grouped = FindGroup(frame);
        bool happened = View is not null && Events.UseGuest(View.Guest);
        bool histories = Use(View?.Sections ?? []);
        ImmutableArray<Problem> problems = View is null ? [] : ProblemsOf.Guest(Cluster.Problems, View.Guest);
        bool problemsChanged = !problems.SequenceEqual(Problems);
        Problems = problems;
        if (View is { } now && before?.Guest.Name == now.Guest.Name && before.Status.Word != now.Status.Word)
        {
            News = $"{now.Guest.Name} is now {now.Status.Word}.";
        }

        return histories || problemsChanged || ranked || grouped || happened || (View is null ? before is not null : !View.HasShapeOf(before));
    }

    private protected override CellText? Cell(string row, string column)
    {
        if (row is not GuestHead.Row)
        {
            return row.StartsWith("rank", StringComparison.Ordinal) ? Ranking.Cell(row, column) : default(CellText?);
        }

        return column is "running"
            ? GuestFacts.RunningFor(View!.Guest, Frame.Snapshot.TakenAt) ?? Number.Absent
            : Count.Text(View!.Guest.Sample?.Restarts);
    }

    protected override FigureSet Figures(LiveFrame frame) => View is null ? new FigureSet() : GuestFigures.Of(View.Live);

    protected override HostLive? Source(LiveFrame frame) => frame.Host(View?.Guest.Host);

    private bool Rank(LiveFrame frame)
    {
        if (_rankedAt is { } at && Clock.GetElapsedTime(at) < RankingPeriod)
        {
            return false;
        }

        _rankedAt = Clock.GetTimestamp();
        HostRanking before = Ranking;
        Ranking = View?.Guest is { Host: { } host, Sample: not null } guest
            ? HostRanking.From(frame, host, RankedBy.Cpu, Largest, History.Read, guest)
            : HostRanking.None;
        return !Ranking.HasShapeOf(before);
    }

    // Its figures are drawn without the page around them.
    private bool FindGroup(LiveFrame frame)
    {
        if (_groupedAt is { } at && Clock.GetElapsedTime(at) < GroupPeriod)
        {
            return false;
        }

        _groupedAt = Clock.GetTimestamp();
        GuestGroup before = Group;
        Group = View is null ? GuestGroup.None : GuestGroup.Of(frame, View.Guest);
        _body?.Show(Group);
        return !Group.HasShapeOf(before);
    }

    private (GuestSample Sample, DateTimeOffset At)? Newest() => View?.Guest.Sample is { } sample
        ? (sample, Frame.Snapshot.TakenAt - (Frame.Host(View.Guest.Host)?.Answer.SnapshotAge ?? TimeSpan.Zero))
        : null;
}
