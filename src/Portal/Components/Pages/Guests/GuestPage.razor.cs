using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Components.Histories;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Guests;

/// <summary>One guest, under its deployment or, if none names it, under its host.</summary>
public partial class GuestPage
{
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

    private string Address => View is null ? PageLinks.Overview() : PageLinks.Of(View.Guest) ?? PageLinks.Overview();

    private string ShownName => Guest ?? RuntimeName ?? string.Empty;

    private IEnumerable<string> KnownNames => Deployment is not null
        ? Frame.Snapshot.Guests.Where(guest => guest.Project == Deployment).Select(guest => guest.Name)
        : Frame.Snapshot.Guests.Where(guest => guest.Host == HostName).Select(guest => guest.RuntimeName);

    protected override bool Show(LiveFrame frame)
    {
        GuestView? before = View;
        View = Deployment is not null
            ? GuestView.OfDeployment(frame, Deployment, Guest ?? string.Empty, Settings)
            : GuestView.OfHost(frame, HostName ?? string.Empty, RuntimeName ?? string.Empty, Settings);
        bool histories = Use(View?.Sections ?? []);
        ImmutableArray<Problem> problems = View is null ? [] : ProblemsOf.Guest(Cluster.Problems, View.Guest);
        bool problemsChanged = !problems.SequenceEqual(Problems);
        Problems = problems;
        return histories || problemsChanged || (View is null ? before is not null : !View.HasShapeOf(before));
    }

    protected override FigureSet Figures(LiveFrame frame) => View is null ? new FigureSet() : GuestFigures.Of(View.Live);

    protected override HostLive? Source(LiveFrame frame) => frame.Host(View?.Guest.Host);
}
